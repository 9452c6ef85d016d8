using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Selection;

namespace PgDbre.Core.Tests.Indexes.Selection;

public sealed class ExtensionsTests
{
    [Fact]
    public void An_equality_column_is_put_before_the_range() =>
        Assert.Contains("b, a", Wider("; a", "b"));

    [Fact]
    public void The_keys_of_another_candidate_are_put_behind() =>
        Assert.Contains("a, c, d", Wider("a", "c, d"));

    [Fact]
    public void Every_column_that_is_searched_is_tried_at_the_end() =>
        Assert.Superset(new HashSet<string> { "a, b", "a, c", "a, d", "a, e" }, Wider("a").ToHashSet());

    [Fact]
    public void Nothing_gets_more_than_four_keys() =>
        Assert.All(Wider("a, b", "c, d, e"), keys => Assert.True(keys.Split(", ").Length <= 4));

    [Fact]
    public void An_index_that_includes_columns_stays_as_it_is()
    {
        IndexCandidate covering = CostTable.Candidate("a");
        covering = covering with { Definition = covering.Definition with { Include = ["b"] } };

        Assert.Empty(Extensions.Of(new CandidateMove([covering]), [], [CostTable.Planned("q", "a")]));
    }

    private static string[] Wider(string chosen, params string[] others) =>
    [
        .. Extensions.Of(
                new CandidateMove([CostTable.Candidate(chosen)]),
                [.. others.Select(keys => new CandidateMove([CostTable.Candidate(keys)]))],
                [CostTable.Planned("q", "a")])
            .Select(change => change.Added!.Candidates[0].Definition.KeyText),
    ];
}
