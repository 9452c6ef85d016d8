using PgDbre.Core.Findings;
using PgDbre.Core.Plans;

namespace PgDbre.Core.Tests.Plans.Findings;

/// <summary>Each advised amount was set on the same server and statement; the plan made with it did not spill.</summary>
public class WorkMemoryTests
{
    [Theory]
    [InlineData("sort-disk-17", "32MB", "sort-advised-17")]
    [InlineData("hash-join-spill-17", "16MB", "hash-join-advised-17")]
    [InlineData("hash-aggregate-spill-17", "16MB", "hash-aggregate-advised-17")]
    [InlineData("lossy-bitmap-17", "1MB", "bitmap-advised-17")]
    [InlineData("not-in-15", "1MB", "not-in-advised-15")]
    [InlineData("not-in-17", "1MB", "not-in-advised-17")]
    [InlineData("storage-disk-18", "2MB", "storage-advised-18")]
    [InlineData("storage-window-18", "1MB", "storage-window-advised-18")]
    public void The_advised_amount_stops_the_spill(string spilled, string amount, string advised)
    {
        PlanContext server = new() { VersionNumber = 170012 };
        Assert.Equal($"SET LOCAL work_mem = '{amount}';", Faults(spilled, server).Single().Sql);
        Assert.Empty(Faults(advised, server));
        Assert.Equal(amount, Corpus.Read(advised).Settings.GetValueOrDefault("work_mem"));
    }

    [Fact]
    public void An_unknown_server_gets_the_larger_amount_because_hash_mem_multiplier_was_one_before_15()
    {
        Assert.Equal("SET LOCAL work_mem = '32MB';", Faults("hash-join-spill-17").Single().Sql);
        Assert.Equal("SET LOCAL work_mem = '32MB';", Faults("hash-join-spill-17", new PlanContext { VersionNumber = 140000 }).Single().Sql);
    }

    [Fact]
    public void The_largest_process_of_a_parallel_sort_counts()
    {
        // 5,664 kB in the leader, less in both workers.
        string message = Faults("sort-disk-parallel-17").Single().Message;
        Assert.Contains("MB to disk in its largest process", message, StringComparison.Ordinal);
    }

    // That a result is large is worth knowing and no fault.
    private static IEnumerable<Finding> Faults(string name, PlanContext? server = null) =>
        Corpus.Examine(name, server).Findings.Where(finding => finding.Severity > Severity.Info);
}
