using PgDbre.Core.Indexes.Vectors;

namespace PgDbre.Core.Tests.Indexes.Vectors;

public sealed class RecallTallyTests
{
    [Fact]
    public void The_mean_hides_what_the_worst_twentieth_shows()
    {
        RecallTally tally = new(top: 10);
        for (int i = 0; i < 38; i++)
        {
            tally.Add(found: 10, returned: 10, exact: 10);
        }

        tally.Add(found: 0, returned: 10, exact: 10);
        tally.Add(found: 5, returned: 5, exact: 10);

        Assert.Equal(0.9625, tally.Recall, 1e-9);
        Assert.Equal(0.5, tally.RecallP5);
        Assert.Equal(1 / 40.0, tally.ShortResults);
        Assert.Equal(0.05, tally.Margin, 1e-9);
    }

    [Fact]
    public void Where_fewer_rows_match_than_are_wanted_those_are_all()
    {
        RecallTally tally = new(top: 10);
        tally.Add(found: 4, returned: 4, exact: 4);

        Assert.Equal((1, 0), (tally.Recall, tally.ShortResults));
    }

    [Theory]
    [InlineData(2.0, 2.000001, true)]
    [InlineData(2.0, 2.00001, false)]
    [InlineData(-0.5, -0.5000001, true)]
    [InlineData(-0.5, -0.4999997, true)]
    [InlineData(-0.5, -0.4999, false)]
    public void A_row_as_near_as_the_last_one_counts_also_where_distances_are_negative(double last, double distance, bool isNear) =>
        Assert.Equal(isNear, distance <= new ExactNeighbours(["(0,1)"], last, 0).Limit);

    [Fact]
    public void The_row_itself_is_left_out_and_a_search_that_missed_it_gives_up_its_last_row()
    {
        Assert.Equal(["b", "c"], ExactNeighbours.Without("a", ["a", "b", "c"], 2));
        Assert.Equal(["b", "c"], ExactNeighbours.Without("a", ["b", "c", "d"], 2));
    }
}
