using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Selection;

namespace PgDbre.Core.Tests.Indexes.Selection;

public sealed class IndexSelectorTests
{
    private const long OneIndex = 2_400_000;
    private static readonly SelectionLimits Unlimited = new();

    [Fact]
    public async Task Every_index_that_saves_enough_is_taken()
    {
        CostTable costs = new CostTable().With("q1", "a", 10).With("q2", "b", 500).With("q3", "c", 950);

        SelectionResult result = await costs.SelectAsync(Unlimited, ("q1", "a"), ("q2", "b"), ("q3", "c"));

        Assert.Equal(["a", "b"], Keys(result));
        RejectedCandidate weak = Assert.Single(result.Rejected);
        Assert.Equal(RejectionCause.GainTooSmall, weak.Cause);
        Assert.Equal(5, weak.Value!.Value, precision: 3);
    }

    [Fact]
    public async Task An_index_that_a_later_one_makes_useless_is_dropped()
    {
        // c helps most at first; a and b together do the same for its query and more for others.
        CostTable costs = new CostTable()
            .With("q1", "c", 100).With("q2", "c", 300).With("q1", "a", 100).With("q1", "a + c", 100)
            .With("q2", "b", 50).With("q3", "a", 10).With("q4", "b", 10);

        SelectionResult result = await costs.SelectAsync(Unlimited, ("q1", "c | a"), ("q2", "c | b"), ("q3", "a"), ("q4", "b"));

        Assert.Equal(["a", "b"], Keys(result));
    }

    [Fact]
    public async Task Where_room_is_short_two_small_gains_beat_one_large_one()
    {
        // a, b, c takes as much room as a and d together, and saves more than either alone.
        CostTable costs = new CostTable().With("q1", "a, b, c", 300).With("q2", "d", 400).With("q3", "e", 400);

        SelectionResult result = await costs.SelectAsync(
            new SelectionLimits { BudgetBytes = 2 * OneIndex }, ("q1", "a, b, c"), ("q2", "d"), ("q3", "e"));

        Assert.Equal(["d", "e"], Keys(result));
        Assert.Contains(result.Rejected, rejected => rejected is { Cause: RejectionCause.OverBudget, Value: > OneIndex });
    }

    [Fact]
    public async Task Where_only_one_fits_a_swap_finds_the_index_that_serves_both_queries()
    {
        // By gain a comes first; only without it does b, worth as much for each of two queries, show what it saves.
        CostTable costs = new CostTable().With("q1", "a", 100).With("q1", "b", 200).With("q2", "b", 700);

        SelectionResult result = await costs.SelectAsync(new SelectionLimits { MaxIndexes = 1 }, ("q1", "a | b"), ("q2", "b"));

        Assert.Equal(["b"], Keys(result));
    }

    [Fact]
    public async Task A_chosen_index_is_widened_in_place()
    {
        CostTable costs = new CostTable().With("q1", "a", 200).With("q1", "a, b", 20).With("q2", "a", 100).With("q2", "a, b", 101);

        SelectionResult result = await costs.SelectAsync(Unlimited, ("q1", "a | b"), ("q2", "a"));

        Assert.Equal(["a, b"], Keys(result));
        Assert.Equal(101 + 20, result.CostAfter);
    }

    [Fact]
    public async Task Of_a_narrow_index_and_a_wider_one_the_one_that_is_missed_less_goes()
    {
        // The wider one serves q1 as well as the narrow one does, and all others far worse.
        CostTable costs = new CostTable()
            .With("q1", "a", 100).With("q2", "a", 100).With("q3", "a", 100).With("q1", "a, b", 80).With("q2", "a, b", 190).With("q3", "a, b", 190);

        SelectionResult result = await costs.SelectAsync(Unlimited, ("q1", "a | a, b"), ("q2", "a"), ("q3", "a"));

        Assert.Equal(["a"], Keys(result));
    }

    [Fact]
    public async Task An_index_is_worth_what_would_be_lost_without_it()
    {
        CostTable costs = new CostTable().With("q1", "a", 200).With("q1", "b", 300).With("q1", "a + b", 100);

        SelectionResult result = await costs.SelectAsync(Unlimited, ("q1", "a | b"));

        Assert.Equal([1.0, 0.5], result.Selected.OrderBy(index => index.Candidate.Definition.KeyText).Select(index => Math.Round(index.ValueMs!.Value, 6)));
    }

    [Fact]
    public async Task A_query_that_gets_dearer_is_named()
    {
        CostTable costs = new CostTable().With("q1", "a", 10).With("q2", "a", 1100);

        SelectionResult result = await costs.SelectAsync(Unlimited, ("q1", "a"), ("q2", "b"));

        Assert.Equal(["a"], Keys(result));
        Assert.Equal(("q2", 1000.0, 1100.0), result.Regressions.Select(loss => (loss.Query, loss.CostBefore, loss.CostAfter)).Single());
    }

    [Fact]
    public async Task No_question_is_asked_twice_and_many_go_in_one_round()
    {
        CostTable costs = new CostTable().With("q1", "a", 10).With("q2", "b", 10).With("q3", "c", 10);

        SelectionResult result = await costs.SelectAsync(Unlimited, ("q1", "a"), ("q2", "b"), ("q3", "c"));

        Assert.True(costs.Rounds <= 12, $"{costs.Rounds} rounds");
        Assert.True(result.PlanCount >= 3);
    }

    private static IEnumerable<string> Keys(SelectionResult result) =>
        result.Selected.Select(index => index.Candidate.Definition.KeyText).Order(StringComparer.Ordinal);
}
