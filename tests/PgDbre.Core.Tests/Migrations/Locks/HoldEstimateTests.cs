using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Migrations.Locks;

public sealed class HoldEstimateTests
{
    private static readonly RelationModel Orders = new(new QualifiedName("public", "orders"), RelationKind.Table)
    {
        HeapBytes = 400L * 1024 * 1024, StatementsPerSecond = 50,
    };

    [Theory]
    [InlineData(TableWork.Scan, "about 4.0 s at 100 MB/s, in which about 200 statements queue")]
    [InlineData(TableWork.IndexBuild, "about 8.0 s at 100 MB/s, in which about 400 statements queue")]
    [InlineData(TableWork.Rewrite, "about 12.0 s at 100 MB/s, in which about 600 statements queue")]
    public void Bytes_and_traffic_make_time_and_queue(TableWork work, string expected) =>
        Assert.Equal(expected, Estimate(Orders, LockMode.AccessExclusive, work)?.ToString());

    [Fact]
    public void Without_traffic_there_is_the_time_alone() => Assert.Equal(
        "about 4.0 s at 100 MB/s", Estimate(Orders with { StatementsPerSecond = null }, LockMode.Share, TableWork.Scan)?.ToString());

    [Fact]
    public void What_keeps_nobody_waiting_or_has_no_known_size_has_no_estimate()
    {
        Assert.Null(Estimate(Orders, LockMode.ShareUpdateExclusive, TableWork.Scan));
        Assert.Null(Estimate(Orders, LockMode.AccessExclusive, TableWork.None));
        Assert.Null(Estimate(Orders with { HeapBytes = null }, LockMode.AccessExclusive, TableWork.Scan));
    }

    private static HoldEstimate? Estimate(RelationModel relation, LockMode mode, TableWork work) =>
        HoldEstimate.Of(new LockEffect(relation.Name, mode, work), relation, throughputMBPerSecond: 100);
}
