using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class MultipleHeads : RevisionGraphRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "multiple-heads",
        Code = "A15",
        Title = "More than one head",
        Why = "alembic upgrade head stops: it does not know which of them is meant.",
        Advice = "alembic merge makes one revision of them; or put one branch behind the other.",
        BadExample = """
            revision = "b1"
            down_revision = "a"
            def upgrade(): pass
            def downgrade(): pass
            # ---
            revision = "b2"
            down_revision = "a"
            def upgrade(): pass
            def downgrade(): pass
            """,
        GoodExample = """
            revision = "b1"
            down_revision = "a"
            def upgrade(): pass
            def downgrade(): pass
            # ---
            revision = "b2"
            down_revision = "b1"
            def upgrade(): pass
            def downgrade(): pass
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical; Info where the heads carry branch labels, which means they are meant to stand apart.",
        Reference = "https://alembic.sqlalchemy.org/en/latest/branches.html",
    };

    private protected override IEnumerable<MigrationObservation> Examine(RevisionGraph graph, MigrationEnd end)
    {
        if (graph.Heads.Count < 2)
        {
            yield break;
        }

        string heads = string.Join(", ", graph.Heads.Select(head => head.Revision));
        (string path, int line) = Place(graph.Heads[^1], "down_revision");
        yield return new MigrationObservation
        {
            Object = heads,
            Severity = graph.Scripts.Any(script => script.BranchLabels.Count > 0) ? Severity.Info : Severity.Critical,
            Message = $"There are {graph.Heads.Count} heads, {heads}: alembic upgrade head fails.",
            Recommendation = "Merge them into one: alembic merge heads.",
            Path = path,
            Line = line,
        };
    }
}
