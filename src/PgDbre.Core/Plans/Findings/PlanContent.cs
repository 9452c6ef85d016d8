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
        return has;
    }
}
