using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>What makes the server refuse any ALTER COLUMN … TYPE (tablecmds.c, RememberAllDependentForRebuilding).</summary>
internal static class TypeChangeRefusal
{
    /// <summary>What stands in the way, such as "the view public.open_orders is built on it"; null if nothing known does.</summary>
    public static string? Of(RelationModel relation, string column)
    {
        if (relation.PartitionKey.Contains(column))
        {
            return "it is in the partition key";
        }

        if (relation.PartitionOf is { } parent)
        {
            return $"the table is a partition of {parent}, which has the column";
        }

        if (relation.Columns.FirstOrDefault(one => one.IsGenerated && one.GeneratedFrom.Contains(column)) is { } generated)
        {
            return $"the generated column {SqlIdentifier.Display(generated.Name)} is computed from it";
        }

        return relation.Dependents.Where(one => one.Columns.Contains(column)).Select(Reason).FirstOrDefault(reason => reason is not null);
    }

    private static string? Reason(DependentFacts dependent) => dependent.Kind switch
    {
        DependentKind.View => $"the view {dependent.Name} is built on it",
        DependentKind.MaterializedView => $"the materialized view {dependent.Name} is built on it",
        DependentKind.Rule => $"the rule {Part(dependent)} mentions it",
        DependentKind.Trigger => $"the trigger {Part(dependent)} names it in UPDATE OF or WHEN",
        DependentKind.Policy => $"the policy {Part(dependent)} mentions it",
        _ => null,
    };

    private static string Part(DependentFacts dependent) => SqlIdentifier.Display(dependent.Part ?? "");
}
