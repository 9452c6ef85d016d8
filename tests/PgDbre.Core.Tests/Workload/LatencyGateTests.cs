using PgDbre.Core.Workload;

namespace PgDbre.Core.Tests.Workload;

public sealed class LatencyGateTests
{
    [Fact]
    public void The_three_slowest_are_named()
    {
        LatencyGate gate = new(LatencyClass.OverTarget);
        gate.Add("select fast", LatencyClass.Hot, 3);
        gate.Add("select a", LatencyClass.OverTarget, 1100);
        gate.Add("select b\nfrom t", LatencyClass.OverTarget, 4200.25);
        gate.Add("select c", LatencyClass.OverTarget, 1300);
        gate.Add("select d", LatencyClass.OverTarget, 1200);

        var failure = gate.Failure()!;

        Assert.Equal("PgGateFailed", failure.ErrorId);
        Assert.Equal("4 queries are OverTarget: select b from t (4,200.3 ms); select c (1,300.0 ms); select d (1,200.0 ms) and 1 more.", failure.Message);
    }

    [Fact]
    public void Slower_classes_fail_too()
    {
        LatencyGate gate = new(LatencyClass.Regular);
        gate.Add("select a", LatencyClass.Complex, 700);

        Assert.Equal("1 query is Regular or slower: select a (700.0 ms).", gate.Failure()!.Message);
    }

    [Fact]
    public void Without_a_class_nothing_fails()
    {
        LatencyGate gate = new(null);
        gate.Add("select a", LatencyClass.OverTarget, 9000);

        Assert.Null(gate.Failure());
    }
}
