using PgDbre.Core.Indexes.Builds;

namespace PgDbre.Core.Tests.Indexes.Builds;

public sealed class ReplicaLagTests
{
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public void The_replica_furthest_behind_is_named()
    {
        ReplicaLag? worst = ReplicaLag.WorstBeyond([new("a", 2 * Megabyte), new("b", 64 * Megabyte), new("c", 0)], Megabyte);

        Assert.Equal("replica b is 64.0 MB behind", worst!.ToString());
    }

    [Fact]
    public void At_the_limit_nobody_is_behind() => Assert.Null(ReplicaLag.WorstBeyond([new("a", Megabyte)], Megabyte));

    [Fact]
    public void One_that_says_nothing_counts_as_behind() =>
        Assert.Equal("replica a has not said how far it is", ReplicaLag.WorstBeyond([new("a", null), new("b", 64 * Megabyte)], Megabyte)!.ToString());

    [Fact]
    public void Without_replicas_nobody_is_behind() => Assert.Null(ReplicaLag.WorstBeyond([], 0));
}
