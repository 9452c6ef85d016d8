using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Arithmetic;

public class ParallelPlanTests
{
    [Fact]
    public void Time_below_a_gather_is_divided_by_its_processes()
    {
        // 12.666 ms x 3 loops / 3 processes; Gather 27.975.
        Plan plan = Corpus.Read("parallel-seq-scan-17");
        Assert.Equal(12.666, plan.Node(2).Metrics.InclusiveMs!.Value, 6);
        Assert.Equal(15.309, plan.Node(1).Metrics.ExclusiveMs!.Value, 6);
    }

    [Fact]
    public void A_parallel_bitmap_is_built_by_one_process()
    {
        // 7.731 ms, once, while three processes scan the heap for 12.735 ms each.
        Plan plan = Corpus.Read("parallel-bitmap-17");
        Assert.Equal(7.731, plan.Node(5).Metrics.ExclusiveMs!.Value, 6);
        Assert.Equal(5.004, plan.Node(4).Metrics.ExclusiveMs!.Value, 6);
    }

    [Fact]
    public void Planned_rows_below_a_gather_compare_with_actual_ones()
    {
        // 41,569 planned per process with two workers and 0.4 of a leader; 33,327 actual in each of three.
        NodeMetrics scan = Corpus.Read("parallel-seq-scan-17").Node(2).Metrics;
        Assert.Equal(99981, scan.TotalRows);
        Assert.Equal(99765.6, scan.TotalPlanRows!.Value, 1);
    }

    [Fact]
    public void Workers_that_did_not_start_change_nothing_about_the_rows()
    {
        NodeMetrics scan = Corpus.Read("parallel-no-workers-17").Node(4).Metrics;
        Assert.Equal(99980, scan.TotalRows);
        Assert.Equal(99765.6, scan.TotalPlanRows!.Value, 1);
        Assert.Equal(21.163, scan.InclusiveMs);
    }

    [Fact]
    public void A_partial_aggregate_returns_its_groups_in_each_process()
    {
        NodeMetrics aggregate = Corpus.Read("parallel-bitmap-17").Node(3).Metrics;
        Assert.Equal(3, aggregate.TotalRows);
        Assert.Equal(3, aggregate.TotalPlanRows);
    }

    [Fact]
    public void Rows_of_a_parallel_hash_join_are_partial_on_both_sides()
    {
        Plan plan = Corpus.Read("parallel-hash-join-17");
        Assert.Equal(100000.8, plan.Node(4).Metrics.TotalPlanRows!.Value, 1);
        Assert.Equal(100000.8, plan.Node(7).Metrics.TotalPlanRows!.Value, 1);
    }

    [Fact]
    public void What_the_workers_did_not_take_was_the_leaders()
    {
        // 21.170 ms x 3 loops, of which the workers had 18.906 and 18.231.
        ParticipantTimes times = Corpus.Read("parallel-seq-scan-verbose-17").Node(3).Metrics.Participants!;
        Assert.Equal((3, 26.373, 26.373, null), (times.Count, Math.Round(times.LeaderMs!.Value, 3), Math.Round(times.SlowestMs, 3), times.SlowestWorker));
        Assert.Equal((21.17, 1.246), (Math.Round(times.MeanMs, 3), Math.Round(times.Skew, 3)));
    }

    [Fact]
    public void The_slowest_worker_is_named()
    {
        // 495.139 ms x 3; worker 0 had 1,469.054 of it, worker 1 0.005, the leader 16.358.
        ParticipantTimes times = Corpus.Read("parallel-skew-18").Node(3).Metrics.Participants!;
        Assert.Equal((3, 16.358, 1469.054, 0), (times.Count, Math.Round(times.LeaderMs!.Value, 3), Math.Round(times.SlowestMs, 3), times.SlowestWorker!.Value));
        Assert.Equal("3 processes, slowest 1469.054 ms, average 495.139 ms", times.ToString());
    }

    [Fact]
    public void A_leader_that_left_a_node_to_a_worker_has_no_time_of_it()
    {
        ParticipantTimes times = Corpus.Read("parallel-skew-18").Node(5).Metrics.Participants!;
        Assert.Equal((1, null, 1438.657), (times.Count, times.LeaderMs, times.SlowestMs));
        Assert.Null(Corpus.Read("parallel-seq-scan-17").Node(2).Metrics.Participants);
    }

    [Fact]
    public void A_subplan_of_the_gathers_output_runs_in_the_leader_alone()
    {
        // 38.868 ms x 20 loops, not divided by the two processes below the Gather: 794.468 - 777.360 - 0.026 is left for it.
        Plan plan = Corpus.Read("parallel-gather-subplan-17");
        Assert.Equal(777.36, plan.Node(3).Metrics.InclusiveMs!.Value, 3);
        Assert.Equal(17.082, plan.Root.Metrics.ExclusiveMs!.Value, 3);
    }

    [Fact]
    public void A_gather_that_a_limit_shut_down_takes_its_surplus_from_the_limit()
    {
        PlanNode root = JsonPlanReader.Read("""
            {"Plan": {"Node Type": "Limit", "Actual Total Time": 7930, "Actual Loops": 1, "Actual Rows": 1, "Plans": [
              {"Node Type": "Nested Loop", "Parent Relationship": "Outer", "Actual Total Time": 7580, "Actual Loops": 1, "Actual Rows": 1, "Plans": [
                {"Node Type": "Gather", "Parent Relationship": "Outer", "Actual Total Time": 7922, "Actual Loops": 1, "Actual Rows": 1, "Workers Launched": 4}]}]}}
            """)[0].Root;
        Assert.Equal([8d, 0d, 7922d], root.Subtree().Select(node => node.Metrics.ExclusiveMs!.Value));
    }
}
