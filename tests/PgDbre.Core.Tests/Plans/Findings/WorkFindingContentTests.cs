using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

/// <summary>What the findings about parallel work, reading, writing, partitions, settings and foreign servers say.</summary>
public class WorkFindingContentTests
{
    [Theory]
    [InlineData("disabled-estimated-18", "disabled-node-used", "Sort was used although enable_sort is off: the planner found no other way.")]
    [InlineData("disabled-seq-scan-15", "disabled-node-used", "Seq Scan on tiny was used although enable_seqscan is off: the planner found no other way.")]
    [InlineData("disabled-seq-scan-18", "disabled-node-used", "Seq Scan on tiny was used although enable_seqscan is off: the planner found no other way.")]
    [InlineData("foreign-aggregate-17", "foreign-work-not-pushed-down", "Foreign Scan on remote_orders fetched 200,000 rows from the other server that were aggregated to 1 here.")]
    [InlineData("foreign-filter-15", "foreign-work-not-pushed-down", "Foreign Scan on remote_orders fetched 200,000 rows from the other server and threw 199,960 of them away here.")]
    [InlineData("full-page-images-18", "full-page-images-dominate", "ModifyTable on orders wrote 28.8 MB of WAL, up to 97 % of it images of 3,573 whole pages. The WAL buffers were full 3,695 times.")]
    [InlineData("many-blocks-per-row-15", "many-blocks-per-row", "90,228 blocks (704.9 MB) were touched to return 4 rows, 90,228 of them by Index Scan using queue_id_idx on queue.")]
    [InlineData("no-parallel-scan-17", "no-parallel-scan", "Seq Scan on orders took 1,842 ms in one process, because max_parallel_workers_per_gather is 0.")]
    [InlineData("no-parallel-scan-min-size-17", "no-parallel-scan", "Seq Scan on orders took 3,320 ms in one process, because min_parallel_table_scan_size is 100MB.")]
    [InlineData("parallel-overhead-17", "parallel-overhead", "Of 693 ms of this Gather, 569 ms went into starting workers and collecting 2,000,000 rows from them.")]
    [InlineData("parallel-overhead-loops-17", "parallel-overhead", "Of 1,899 ms of this Gather, 1,312 ms went into starting workers and collecting 2,000,000 rows from them, 20 times.")]
    [InlineData("parallel-skew-15", "parallel-skew", "Worker 0 spent 1,454 ms below the Gather, its processes 493 ms on average: the others waited. Most of it was Seq Scan on uneven_1.")]
    [InlineData("parallel-skew-17", "parallel-skew", "The leader spent 1,273 ms below the Gather, its processes 424 ms on average: the others waited. Most of it was Seq Scan on uneven_1.")]
    [InlineData("partitions-cast-15", "partitions-not-pruned", "Because (at)::text is not a plain column, all 100 partitions of events were read, 99 of them for no row at all.")]
    [InlineData("partitions-pruning-off-17", "partitions-not-pruned", "Because enable_partition_pruning is off, all 100 partitions of events were read, 99 of them for no row at all.")]
    [InlineData("partitions-few-17", "rows-from-few-partitions", "No condition let the server leave partitions out: all 100 partitions of events were read, 99 of them for no row at all.")]
    [InlineData("read-from-disk-15", "mostly-read-from-disk", "Seq Scan on cold read 7,408 of 7,408 blocks (57.9 MB) from outside the server's cache.")]
    [InlineData("read-from-disk-17", "mostly-read-from-disk", "Seq Scan on cold read 7,408 of 7,408 blocks (57.9 MB) from outside the server's cache and waited 128 ms of 160 ms for them.")]
    [InlineData("reader-writes-15", "reader-writes-pages", "Seq Scan on loaded only reads, yet made 2,041 pages dirty.")]
    [InlineData("reader-writes-out-18", "reader-writes-pages", "Seq Scan on loaded_large only reads, yet made 7,408 pages dirty and had to write 5,162 pages (40.3 MB) out (12 ms).")]
    [InlineData("settings-hashjoin-17", "planner-settings-changed", "This plan was made with enable_hashjoin = off, so the planner was not free to choose.")]
    public void The_message_has_its_numbers(string name, string rule, string message) => Assert.Equal(message, Found(name, rule).Message);

    [Theory]
    [InlineData("disabled-seq-scan-17", "disabled-node-used", "SET LOCAL enable_seqscan = on;")]
    [InlineData("disabled-estimated-17", "disabled-node-used", "SET LOCAL enable_sort = on;")]
    [InlineData("foreign-filter-17", "foreign-work-not-pushed-down", null)]
    [InlineData("full-page-images-15", "full-page-images-dominate", null)]
    [InlineData("many-blocks-per-row-17", "many-blocks-per-row", null)]
    [InlineData("no-parallel-scan-15", "no-parallel-scan", "SET LOCAL max_parallel_workers_per_gather = 2;")]
    [InlineData("no-parallel-scan-min-size-17", "no-parallel-scan", "SET LOCAL min_parallel_table_scan_size = '8MB';")]
    [InlineData("parallel-overhead-15", "parallel-overhead", "SET LOCAL max_parallel_workers_per_gather = 0;")]
    [InlineData("parallel-skew-17", "parallel-skew", null)]
    [InlineData("partitions-cast-17", "partitions-not-pruned", null)]
    [InlineData("partitions-pruning-off-17", "partitions-not-pruned", "SET LOCAL enable_partition_pruning = on;")]
    [InlineData("partitions-few-15", "rows-from-few-partitions", null)]
    [InlineData("read-from-disk-17", "mostly-read-from-disk", null)]
    [InlineData("reader-writes-17", "reader-writes-pages", "VACUUM \"loaded\";")]
    [InlineData("settings-collapse-17", "planner-settings-changed", "SET LOCAL join_collapse_limit = 8;")]
    [InlineData("settings-hashjoin-17", "planner-settings-changed", "SET LOCAL enable_hashjoin = on;")]
    [InlineData("nested-loop-many-17", "planner-settings-changed", null)]
    public void A_statement_is_given_where_one_statement_does_it(string name, string rule, string? sql) => Assert.Equal(sql, Found(name, rule).Sql);

    [Theory]
    [InlineData("full-page-images-15", "full-page-images-dominate", true)]
    [InlineData("parallel-overhead-17", "parallel-overhead", true)]
    [InlineData("parallel-overhead-verbose-17", "parallel-overhead", false)]
    [InlineData("partitions-cast-17", "partitions-not-pruned", true)]
    [InlineData("partitions-pruning-off-17", "partitions-not-pruned", false)]
    [InlineData("read-from-disk-15", "mostly-read-from-disk", true)]
    [InlineData("read-from-disk-17", "mostly-read-from-disk", false)]
    public void What_the_plan_cannot_tell_for_certain_is_approximate(string name, string rule, bool approximate) =>
        Assert.Equal(approximate, Found(name, rule).IsApproximate);

    [Theory]
    // 183.096 ms in three processes.
    [InlineData("read-from-disk-parallel-17", "mostly-read-from-disk", 61.032)]
    // 1,273 ms of the leader, 424 ms on average.
    [InlineData("parallel-skew-17", "parallel-skew", 848.4)]
    // 693.254 - 124.747, the average of the workers.
    [InlineData("parallel-overhead-17", "parallel-overhead", 568.507)]
    // 680.103 - 173.361, the slowest process: the leader.
    [InlineData("parallel-overhead-verbose-17", "parallel-overhead", 506.698)]
    public void Waits_of_several_processes_are_the_wall_clocks(string name, string rule, double score) =>
        Assert.Equal(score, Found(name, rule).Score, 1);

    [Fact]
    public void Info_only_is_what_may_be_there_on_purpose_and_a_disabled_node_costs_nothing()
    {
        Assert.Equal(Severity.Info, Found("settings-hashjoin-17", "planner-settings-changed").Severity);
        Assert.Equal((Severity.Low, 0), (Found("disabled-seq-scan-15", "disabled-node-used").Severity, Found("disabled-seq-scan-15", "disabled-node-used").Score));
    }

    [Fact]
    public void The_evidence_of_an_append_shows_the_condition_of_its_members() => Assert.Equal(
        "node 1: Subplans Removed = 0, Actual Rows = 1000, Actual Loops = 1; node 2: Filter = ((at)::text = '2025-03-15'::text)",
        Found("partitions-cast-17", "partitions-not-pruned").Evidence);

    private static Finding Found(string name, string rule) => Corpus.Examine(name).Findings.Single(finding => finding.RuleId == rule);
}
