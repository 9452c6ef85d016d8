using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

/// <summary>What is found in each plan of the corpus, and nothing else: a positive and many negative examples for every rule.</summary>
public class FindingsOfTheCorpusTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["auto-explain-17"] = "seq-scan-selective-filter not-checked",
        ["bitmap-advised-17"] = "",
        ["buffers-off-17"] = "seq-scan-selective-filter not-checked",
        ["cast-on-column-15"] = "cast-on-column rows-overestimated seq-scan-selective-filter",
        ["cast-on-column-17"] = "cast-on-column rows-overestimated seq-scan-selective-filter",
        ["cte-data-modifying-17"] = "",
        ["cte-scanned-twice-15"] = "rows-overestimated",
        ["cte-scanned-twice-17"] = "rows-overestimated",
        ["cte-shadowed-17"] = "",
        ["cte-temp-blocks-17"] = "temp-blocks",
        ["exact-bitmap-17"] = "",
        ["function-on-column-15"] = "function-on-column seq-scan-selective-filter",
        ["function-on-column-17"] = "function-on-column seq-scan-selective-filter",
        ["generic-seq-scan-15"] = "seq-scan-selective-filter not-checked",
        ["generic-seq-scan-17"] = "seq-scan-selective-filter not-checked",
        ["generic-vector-17"] = "vector-order-without-index not-checked",
        ["hash-aggregate-advised-17"] = "",
        ["hash-aggregate-memory-17"] = "",
        ["hash-aggregate-spill-17"] = "hash-aggregate-spilled-to-disk",
        ["hash-join-advised-17"] = "",
        ["hash-join-memory-17"] = "",
        ["hash-join-spill-15"] = "hash-spilled-to-disk",
        ["hash-join-spill-17"] = "hash-spilled-to-disk",
        ["incremental-sort-17"] = "",
        ["incremental-sort-disk-17"] = "sort-spilled-to-disk",
        ["index-only-clean-17"] = "",
        ["index-only-heap-fetches-17"] = "index-only-scan-visits-heap",
        ["index-scan-17"] = "",
        ["index-scan-estimated-17"] = "not-checked",
        ["index-scan-filter-17"] = "index-scan-throws-rows-away",
        ["init-plan-15"] = "",
        ["init-plan-17"] = "",
        ["init-plan-and-cte-15"] = "join-filter-discards rows-overestimated",
        ["init-plan-and-cte-17"] = "join-filter-discards",
        ["invisible-gather-17"] = "",
        ["jit-15"] = "jit-dominates",
        ["jit-17"] = "jit-dominates",
        ["join-filter-17"] = "join-filter-discards rows-overestimated nested-loop-many-runs",
        ["like-infix-17"] = "pattern-needs-index seq-scan-selective-filter",
        ["like-prefix-17"] = "pattern-needs-index seq-scan-selective-filter",
        ["lossy-bitmap-17"] = "lossy-bitmap",
        ["materialize-temp-17"] = "nested-loop-many-runs join-filter-discards",
        ["memoize-17"] = "",
        ["memoize-evictions-17"] = "memoize-does-not-pay nested-loop-many-runs",
        ["nested-loop-inner-seq-15"] = "nested-loop-inner-seq-scan join-filter-discards",
        ["nested-loop-inner-seq-17"] = "nested-loop-inner-seq-scan join-filter-discards",
        ["nested-loop-many-17"] = "nested-loop-many-runs",
        ["nested-loop-many-estimated-17"] = "nested-loop-many-runs not-checked",
        ["never-analyzed-17"] = "rows-underestimated seq-scan-selective-filter",
        ["never-executed-15"] = "",
        ["never-executed-17"] = "",
        ["offset-17"] = "large-offset",
        ["or-two-columns-17"] = "or-across-columns seq-scan-selective-filter",
        ["overestimate-17"] = "rows-overestimated seq-scan-selective-filter",
        ["overestimate-merge-join-17"] = "",
        ["overestimate-under-limit-17"] = "",
        ["parallel-append-17"] = "rows-underestimated",
        ["parallel-bitmap-15"] = "",
        ["parallel-bitmap-17"] = "",
        ["parallel-hash-join-17"] = "",
        ["parallel-no-workers-17"] = "fewer-workers-than-planned",
        ["parallel-seq-scan-15"] = "",
        ["parallel-seq-scan-17"] = "",
        ["parallel-seq-scan-verbose-17"] = "",
        ["partitions-15"] = "rows-underestimated",
        ["partitions-17"] = "rows-underestimated",
        ["partitions-pruned-17"] = "seq-scan-selective-filter",
        ["planning-slow-17"] = "planning-slower-than-execution",
        ["recursive-17"] = "rows-underestimated",
        ["semi-join-17"] = "rows-overestimated",
        ["seq-scan-filter-15"] = "seq-scan-selective-filter",
        ["seq-scan-filter-17"] = "seq-scan-selective-filter",
        ["seq-scan-filter-estimated-17"] = "seq-scan-selective-filter not-checked",
        ["seq-scan-tiny-17"] = "",
        ["seq-scan-unselective-17"] = "",
        ["serialize-17"] = "serialization-time",
        ["sort-advised-17"] = "",
        ["sort-disk-15"] = "sort-spilled-to-disk",
        ["sort-disk-17"] = "sort-spilled-to-disk",
        ["sort-disk-parallel-17"] = "sort-spilled-to-disk",
        ["sort-estimated-17"] = "sort-spilled-to-disk not-checked",
        ["sort-memory-17"] = "",
        ["sort-top-n-17"] = "sort-keeps-few-rows",
        ["sub-plan-15"] = "subplan-per-row",
        ["sub-plan-17"] = "index-only-scan-visits-heap subplan-per-row",
        ["sub-plan-hashed-17"] = "rows-overestimated",
        ["timing-off-17"] = "seq-scan-selective-filter not-checked",
        ["trigger-15"] = "trigger-time",
        ["trigger-17"] = "trigger-time",
        ["underestimate-15"] = "rows-underestimated",
        ["underestimate-17"] = "rows-underestimated",
        ["underestimate-join-17"] = "rows-underestimated",
        ["union-rule-two-17"] = "not-checked",
        ["varchar-cast-17"] = "seq-scan-selective-filter",
        ["vector-hnsw-17"] = "",
        ["vector-seq-scan-17"] = "vector-order-without-index",
        ["vector-seq-scan-estimated-17"] = "vector-order-without-index not-checked",
        ["vector-seq-scan-parallel-17"] = "vector-order-without-index",
        ["vector-too-few-17"] = "vector-search-too-few-rows",
        ["vector-wrong-operator-17"] = "vector-order-without-index",
        ["window-17"] = "",
    };

    public static TheoryData<string> Files => [.. Corpus.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Exactly_the_expected_findings_are_found(string name)
    {
        IEnumerable<string> found = Corpus.Examine(name).Findings.Select(finding => finding.RuleId).Distinct().Order();
        Assert.Equal(Expected[name].Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), found);
    }

    [Fact]
    public void Every_rule_has_an_example()
    {
        HashSet<string> seen = [.. Expected.Values.SelectMany(ids => ids.Split(' '))];
        // Real servers do not print figures that disagree beyond rounding; it has a test of its own.
        Assert.Equal(["plan-data-disagrees"], RuleFamily.Of<PlanRule>().Select(rule => rule.Metadata.Id).Where(id => !seen.Contains(id)));
    }
}
