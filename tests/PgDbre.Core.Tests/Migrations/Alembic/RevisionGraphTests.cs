using PgDbre.Core.Migrations.Alembic;

namespace PgDbre.Core.Tests.Migrations.Alembic;

public class RevisionGraphTests
{
    [Fact]
    public void A_line_with_a_branch_and_a_merge_has_one_head()
    {
        RevisionGraph graph = Graph("d: b c", "a:", "b: a", "c: a");

        Assert.Equal("d", Ids(graph.Heads));
        Assert.Equal("a", Ids(graph.Bases));
        Assert.Equal("a", Ids(graph.BranchPoints));
        Assert.Equal("a b c d", Ids(graph.UpgradeOrder));
        Assert.Empty(graph.Cyclic);
    }

    [Fact]
    public void Two_heads_a_missing_parent_and_a_duplicate_are_found()
    {
        RevisionGraph graph = Graph("a:", "b: a", "c: a", "c: gone");

        Assert.Equal("b c c", Ids(graph.Heads));
        Assert.Equal("gone", Assert.Single(graph.MissingParents).Missing);
        Assert.Equal("c c", Ids(Assert.Single(graph.Duplicates)));
    }

    [Fact]
    public void A_cycle_is_left_out_of_the_order()
    {
        RevisionGraph graph = Graph("a:", "b: c", "c: b", "d: c");

        Assert.Equal("a", Ids(graph.UpgradeOrder));
        Assert.Equal("b c d", Ids(graph.Cyclic));
    }

    [Fact]
    public void A_dependency_runs_first_and_a_label_names_a_revision()
    {
        RevisionGraph graph = RevisionGraph.Of([
            Script("revision = 'a'\ndown_revision = None\ndepends_on = 'lib'\n"),
            Script("revision = 'z'\ndown_revision = None\nbranch_labels = ('lib',)\n"),
        ]);

        Assert.Equal("z a", Ids(graph.UpgradeOrder));
        Assert.Equal("z", graph.Find("lib")!.Revision);
        Assert.Empty(graph.MissingParents);
    }

    private static RevisionGraph Graph(params string[] lines) => RevisionGraph.Of(lines.Select(line =>
        Script($"revision = '{line[0]}'\ndown_revision = ({string.Concat(line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => $"'{id}', "))})\n")));

    private static RevisionScript Script(string text) => RevisionReader.Read("a.py", text).Script!;

    private static string Ids(IEnumerable<RevisionScript> scripts) => string.Join(' ', scripts.Select(script => script.Revision));
}
