namespace PgDbre.Core.Plans.Reading;

/// <summary>
/// EXPLAIN (FORMAT XML) of 13 to 18 and auto_explain's entry in it. A document type is refused: nothing outside is ever read.
/// </summary>
public static class XmlPlanReader
{
    /// <summary>Reads every plan of the document.</summary>
    /// <param name="xml">The text as the server gave it.</param>
    /// <param name="context">What is known beside the plan; null for nothing.</param>
    /// <exception cref="Connections.PgDbreException">PgPlanUnreadable: not XML, or not a plan.</exception>
    public static IReadOnlyList<Plan> Read(string xml, PlanContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return StatementTree.ToPlans(XmlTree.Read(xml), xml, context);
    }
}
