namespace PgDbre.Core.Plans.Comparison;

/// <summary>Compares two plans by what they do, not by where their nodes stand.</summary>
public static class PlanComparer
{
    /// <summary>What changed from the first plan to the second.</summary>
    public static PlanComparison Compare(Plan before, Plan after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        (PlanVerdict verdict, VerdictBasis basis) = VerdictRule.Of(before, after);
        (string orderBefore, string orderAfter) = (JoinOrder.Of(before), JoinOrder.Of(after));
        (long? blocksBefore, long? blocksAfter) = (PlanBlocks.Of(before), PlanBlocks.Of(after));
        (double? msBefore, double? msAfter) = (Measured(before), Measured(after));
        return new PlanComparison
        {
            Server = after.Server,
            Database = after.Database,
            QueryId = after.QueryId,
            Query = after.Query,
            Verdict = verdict,
            Basis = basis,
            BeforeCost = before.TotalCost,
            AfterCost = after.TotalCost,
            CostChangePercent = Percent(before.TotalCost, after.TotalCost),
            BeforeMs = msBefore,
            AfterMs = msAfter,
            TimeChangePercent = Percent(msBefore, msAfter),
            BeforeBlocks = blocksBefore,
            AfterBlocks = blocksAfter,
            BlocksChangePercent = Percent(blocksBefore, blocksAfter),
            BeforeRows = before.ActualRows,
            AfterRows = after.ActualRows,
            IsShapeChanged = PlanShape.Of(before).Text != PlanShape.Of(after).Text,
            IsJoinOrderChanged = orderBefore != orderAfter,
            BeforeJoinOrder = orderBefore,
            AfterJoinOrder = orderAfter,
            IndexesGained = string.Join(", ", Indexes(after).Except(Indexes(before))),
            IndexesLost = string.Join(", ", Indexes(before).Except(Indexes(after))),
            SettingsChanged = SettingsChange.Of(before, after),
            Nodes = NodeDifferences.Of(before, after),
        };
    }

    private static double? Measured(Plan plan) => plan.IsAnalyzed ? plan.ExecutionMs : null;

    private static IEnumerable<string> Indexes(Plan plan) =>
        plan.Root.Subtree().Select(node => node.IndexName).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    private static double? Percent(double? before, double? after) => before > 0 ? 100 * (after - before) / before : null;
}
