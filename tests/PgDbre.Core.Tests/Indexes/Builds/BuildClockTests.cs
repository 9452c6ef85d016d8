using PgDbre.Core.Indexes.Builds;

namespace PgDbre.Core.Tests.Indexes.Builds;

public sealed class BuildClockTests
{
    [Theory]
    [InlineData("initializing", null, 0)]
    [InlineData("waiting for writers before build", 50.0, 0)]
    [InlineData("building index: scanning table", 50.0, 0.07)]
    [InlineData("building index: sorting live tuples", null, 0.14)]
    [InlineData("building index: loading tuples in tree", 100.0, 0.71)]
    [InlineData("waiting for writers before validation", 0.0, 0.71)]
    [InlineData("index validation: scanning table", 100.0, 1)]
    [InlineData("waiting for old snapshots", 99.0, 1)]
    [InlineData("building index", 50.0, 0.355)]
    [InlineData("building index: assigning tuples", 100.0, 0.71)]
    public void A_phase_says_how_much_of_the_work_is_done(string phase, double? percent, double done) =>
        Assert.Equal(done, BuildPhases.Done(phase, percent, sortsOnDisk: false)!.Value, 6);

    [Theory]
    [InlineData("building index: initializing", null)]
    [InlineData("a phase of the future", 50.0)]
    public void A_phase_that_counts_nothing_says_nothing(string phase, double? percent) => Assert.Null(BuildPhases.Done(phase, percent, sortsOnDisk: false));

    [Fact]
    public void What_remains_follows_from_the_work_so_far()
    {
        BuildClock clock = new(sortsOnDisk: false);

        TimeSpan? remaining = clock.Observe("building index: scanning table", 50, TimeSpan.FromSeconds(7));

        Assert.Equal(93, remaining!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void A_sort_on_disk_is_done_largely_while_the_table_is_scanned() =>
        Assert.Equal(0.205, BuildPhases.Done("building index: scanning table", 50, sortsOnDisk: true)!.Value, 6);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void All_phases_together_are_all_of_the_work(bool sortsOnDisk) =>
        Assert.Equal(1, BuildPhases.Done("index validation: scanning table", 100, sortsOnDisk)!.Value, 6);

    [Fact]
    public void Waiting_for_others_is_no_work_and_promises_nothing()
    {
        BuildClock clock = new(sortsOnDisk: false);

        Assert.Null(clock.Observe("waiting for writers before build", 0, TimeSpan.FromMinutes(10)));
        TimeSpan? remaining = clock.Observe("building index: scanning table", 50, TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(7));

        Assert.Equal(93, remaining!.Value.TotalSeconds, 6);
        Assert.Null(clock.Observe("waiting for old snapshots", null, TimeSpan.FromMinutes(11)));
        Assert.Equal(1, clock.Done);
    }

    [Fact]
    public void The_first_moments_promise_nothing()
    {
        BuildClock clock = new(sortsOnDisk: false);

        Assert.Null(clock.Observe("building index: scanning table", 90, TimeSpan.FromMilliseconds(500)));
        Assert.Null(new BuildClock(sortsOnDisk: false).Observe("building index: scanning table", 1, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void What_is_done_stays_done_when_a_phase_does_not_count()
    {
        BuildClock clock = new(sortsOnDisk: false);
        clock.Observe("building index: loading tuples in tree", 100, TimeSpan.FromSeconds(10));

        clock.Observe("a phase of the future", null, TimeSpan.FromSeconds(11));

        Assert.Equal(0.71, clock.Done, 6);
    }

    [Fact]
    public void A_sort_that_is_not_counted_goes_on_by_the_time_it_should_take()
    {
        BuildClock clock = new(sortsOnDisk: false);
        clock.Observe("building index: scanning table", 100, TimeSpan.FromSeconds(14));
        clock.Observe("building index: sorting live tuples", null, TimeSpan.FromSeconds(14));

        // 0.34 of the work should take 34 s after 14 s for 0.14; half of it counts as done when that time is over.
        clock.Observe("building index: sorting live tuples", null, TimeSpan.FromSeconds(48));

        Assert.Equal(0.31, clock.Done, 6);
    }
}
