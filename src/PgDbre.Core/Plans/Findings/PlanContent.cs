namespace PgDbre.Core.Plans.Findings;

/// <summary>Which options of EXPLAIN the plan was made with, told by the keys it holds.</summary>
internal static class PlanContent
{
    public static PlanNeeds Of(Plan plan)
    {
        PlanNeeds has = PlanNeeds.None;
        has |= plan.Root.Loops is not null ? PlanNeeds.Actuals : PlanNeeds.None;
        has |= plan.Root.ActualTotalMs is not null ? PlanNeeds.Timing : PlanNeeds.None;
        has |= plan.Root.Number("Shared Hit Blocks") is not null ? PlanNeeds.Buffers : PlanNeeds.None;
        // A ModifyTable that returns nothing has no Output of its own.
        has |= plan.Root.Subtree().Any(node => node.Output.Count > 0) ? PlanNeeds.Verbose : PlanNeeds.None;
        return has;
    }
}
