using PgDbre.Core.Sql;

namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// A CREATE INDEX for the conditions of one scan. New-PgIndexRecommendation does it with the catalog; this needs the plan alone.
/// </summary>
internal static class IndexStatement
{
    /// <summary>Equality columns first, then one range column; null where no plain column is compared with a constant.</summary>
    public static string? For(PlanNode scan, IEnumerable<Condition> conditions)
    {
        List<Condition> plain = [.. conditions.Where(c => c is { Cast: null, Function: null } && c.ComparesWithConstant)];
        List<string> columns = [.. plain.Where(c => c.Operator == "=").Select(c => c.Column)];
        columns.AddRange(plain.Where(c => c.Operator is "<" or "<=" or ">" or ">=").Select(c => c.Column).Except(columns).Take(1));
        return columns.Count == 0 || scan.RelationName is null
            ? null
            : Create(scan, columns.Distinct());
    }

    /// <summary>
    /// Equality columns, then those of the order; null without both: for a LIMIT the planner would go on walking the order's own index
    /// (measured on 17) rather than sort what an index of the filter alone finds.
    /// </summary>
    public static string? ForOrder(PlanNode scan, IEnumerable<Condition> conditions, IReadOnlyList<string> order)
    {
        List<string> equal = [.. conditions.Where(c => c is { Cast: null, Function: null, Operator: "=" } && c.ComparesWithConstant)
            .Select(c => c.Column).Distinct()];
        return equal.Count == 0 || order.Count == 0 || scan.RelationName is null ? null : Create(scan, [.. equal, .. order.Except(equal)]);
    }

    /// <summary>A plain index on columns of the scan's table.</summary>
    public static string Create(PlanNode scan, IEnumerable<string> columns) =>
        $"CREATE INDEX CONCURRENTLY ON {Table(scan)} ({string.Join(", ", columns.Select(SqlIdentifier.Quote))});";

    public static string Table(PlanNode scan) => scan.Schema is { Length: > 0 } schema
        ? SqlIdentifier.Quote(schema, scan.RelationName!)
        : SqlIdentifier.Quote(scan.RelationName!);
}
