using PgDbre.Core.Catalog;

namespace PgDbre.Core.Plans.Findings;

/// <summary>The relations a plan reads or changes.</summary>
public static class PlanTables
{
    /// <summary>Each once; the schema is empty where the plan does not say (no VERBOSE).</summary>
    public static IReadOnlyList<TableName> Of(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Root.Subtree().Where(node => node.RelationName is not null).Select(NameOf).Distinct()];
    }

    /// <summary>The table a node names; null if the catalog does not hold it, or holds several that could be meant.</summary>
    internal static Table? Find(SchemaCatalog catalog, PlanNode node)
    {
        if (node.RelationName is null)
        {
            return null;
        }

        return node.Schema is null
            ? catalog.Tables.Where(table => table.Name.Name == node.RelationName).Take(2).ToArray() is [var only] ? only : null
            : catalog.Find(NameOf(node));
    }

    private static TableName NameOf(PlanNode node) => new(node.Schema ?? "", node.RelationName!);
}
