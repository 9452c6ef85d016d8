using PgDbre.Core.Findings;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Proving;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Proving;

public sealed class ProofVerdictTests
{
    [Fact]
    public void An_index_that_is_used_and_pays_is_proven()
    {
        FindingProof proof = IndexProof.Judge(Read("selective-before"), Read("selective-after"), "<13628>btree_orders_customer", "orders", 1_048_576);

        Assert.Equal(ProofVerdict.Proven, proof.Verdict);
        Assert.Equal((913.0, 71.24, 92.2), (proof.BeforeCost, proof.AfterCost, Math.Round(proof.GainPercent!.Value, 1)));
        Assert.Equal("proven: cost 913.0 → 71.2 (-92.2 %), Seq Scan → Bitmap Heap Scan using it on orders, index about 1.0 MB", proof.ToString());
    }

    [Fact]
    public void An_index_that_is_used_and_saves_a_quarter_is_not()
    {
        FindingProof proof = IndexProof.Judge(Read("fifth-before"), Read("fifth-after"), "<13628>btree_orders_status", "orders", 1_048_576);

        Assert.Equal(
            "not proven: the planner uses the index, but it saves 25 % of the cost where 30 % are asked for"
            + " (cost 933.1 → 699.7 (-25.0 %), Seq Scan → Bitmap Heap Scan using it on orders, index about 1.0 MB)",
            proof.ToString());
    }

    [Fact]
    public void An_index_that_is_not_used_is_not_proven_and_what_the_planner_keeps_is_named()
    {
        FindingProof proof = IndexProof.Judge(Read("selective-before"), Read("selective-before"), "<1>btree_orders_note", "orders", 8192);

        Assert.Equal((ProofVerdict.NotProven, 0.0), (proof.Verdict, proof.GainPercent));
        Assert.Equal("not proven: the planner does not use the index (cost 913.0 → 913.0 (0.0 %), still Seq Scan on orders, index about 8.0 kB)", proof.ToString());
    }

    [Fact]
    public void A_spill_that_is_gone_is_proven_by_its_blocks_however_long_the_single_run_took()
    {
        Plan before = Read("spill-before");

        FindingProof proof = SettingProof.Judge(Spill(before), before, Read("spill-after"));

        Assert.Equal((ProofVerdict.Proven, true, 319L, 0L), (proof.Verdict, proof.IsMeasured, proof.BeforeTempBlocks, proof.AfterTempBlocks));
        Assert.Equal("proven: 92.0 ms → 113.5 ms with it, 319 → 0 temporary blocks, 413 → 413 blocks", proof.ToString());
    }

    [Fact]
    public void A_finding_that_remains_is_not_proven_away()
    {
        Plan before = Read("spill-before");

        FindingProof proof = SettingProof.Judge(Spill(before), before, before);

        Assert.Equal((ProofVerdict.NotProven, "the finding remains with it"), (proof.Verdict, proof.Reason));
    }

    [Theory]
    [InlineData(88, "the finding is gone, but the run was not better", ProofVerdict.NotProven)]
    [InlineData(150, "the finding is gone, but the run took 63 % longer", ProofVerdict.NotProven)]
    [InlineData(40, null, ProofVerdict.Proven)]
    public void Where_blocks_say_nothing_time_must_fall(double afterMs, string? reason, ProofVerdict verdict)
    {
        Plan before = Read("spill-after") with { ExecutionMs = 92 };

        FindingProof proof = SettingProof.Judge(Spill(Read("spill-before")), before, Read("spill-after") with { ExecutionMs = afterMs });

        Assert.Equal((verdict, reason), (proof.Verdict, proof.Reason));
    }

    [Fact]
    public void More_rows_prove_a_setting_that_mends_the_answer()
    {
        Plan before = Read("spill-after") with { ActualRows = 4, ExecutionMs = 1 };

        FindingProof proof = SettingProof.Judge(Spill(Read("spill-before")), before, Read("spill-after") with { ActualRows = 10, ExecutionMs = 9 });

        Assert.Equal(ProofVerdict.Proven, proof.Verdict);
        Assert.Contains("4 → 10 rows", proof.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000, 500, ProofVerdict.Proven)]
    [InlineData(1000, 900, ProofVerdict.NotProven)]
    public void Estimates_must_fall_as_an_index_must(double before, double after, ProofVerdict verdict)
    {
        Plan plan = Read("selective-before");

        FindingProof proof = SettingProof.Judge(Spill(Read("spill-before")), plan with { TotalCost = before }, plan with { TotalCost = after });

        Assert.Equal((verdict, false), (proof.Verdict, proof.IsMeasured));
        Assert.Equal(verdict == ProofVerdict.Proven, !proof.ToString().Contains("-Analyze would measure it", StringComparison.Ordinal));
    }

    private static Finding Spill(Plan plan) => plan.Findings.First(finding => finding.RuleId == "sort-spilled-to-disk");

    private static Plan Read(string name) => PlanFindings.Examine(Assert.Single(JsonPlanReader.Read(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Plans", "Data", "Proving", name + "-17.json")))));
}
