using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// What to do about a wrong row estimate. The catalog tells whether the statistics are old; where they are fresh, ANALYZE would only
/// find the same again, and the planner must be told more.
/// </summary>
internal static class StatisticsAdvice
{
    private const int HigherTarget = 1000;
    // STATS_MAX_DIMENSIONS, statistics.h.
    private const int MostColumns = 8;

    public static Remedy For(PlanFacts facts, PlanNode node)
    {
        if (node.RelationName is null)
        {
            return new Remedy(AboutTablesBelow(facts, node), null);
        }

        Condition[] conditions =
            [.. ConditionText.Conditions(node.Filter).Concat(ConditionText.Conditions(node.IndexCond ?? node.RecheckCond))];
        string[] columns = [.. conditions.Select(condition => condition.Column).Distinct()];
        string kind = KindFor(conditions);
        if (facts.TableOf(node) is not { } table)
        {
            return new Remedy(WithoutCatalog(columns, kind), $"ANALYZE {IndexStatement.Table(node)};");
        }

        StatisticsAge age = StatisticsAge.Of(table);
        string analyze = $"ANALYZE {IndexStatement.Name(table.Name)};";
        return age.NeedsAnalyze ? new Remedy($"The cause: {table.Name} {age.Words}. ANALYZE it.", analyze)
            : age.IsUnknown
                ? new Remedy($"The server does not know when {table.Name} was last analysed: ANALYZE first.", analyze)
            : Fresh(table, [.. columns.Where(column => table.FindColumn(column) is not null).Take(MostColumns)], kind);
    }

    // Never both: where a list of common values exists it answers alone, and for values that are not in it the dependencies are not
    // asked (statext_clauselist_selectivity). Dependencies are for equalities only.
    private static string KindFor(Condition[] conditions) =>
        conditions.All(condition => condition.Operator == "=") ? "dependencies" : "mcv";

    private static string WithoutCatalog(string[] columns, string kind) => columns.Length >= 2
        ? $"ANALYZE first. If it stays wrong, {string.Join(" and ", columns)} are correlated: CREATE STATISTICS ({kind}) on them."
        : "ANALYZE first. If it stays wrong, a higher statistics target for the column, or statistics on the expression.";

    private static string AboutTablesBelow(PlanFacts facts, PlanNode node)
    {
        Table?[] below = [.. node.Subtree().Where(one => one.RelationName is not null).Select(facts.TableOf).Distinct()];
        StatisticsAge[] ages = [.. below.OfType<Table>().Select(StatisticsAge.Of)];
        StatisticsAge[] stale = [.. ages.Where(age => age.NeedsAnalyze)];
        return stale.Length > 0 ? $"ANALYZE the tables below: {string.Join("; ", stale.Select(age => $"{age.Table.Name} {age.Words}"))}."
            : below.Length == 0 || below.Contains(null) || ages.Any(age => age.IsUnknown)
                ? "ANALYZE the tables below; if they are fresh, the conditions are correlated: extended statistics, or a rewrite."
                : "The statistics of the tables below are fresh: the conditions are correlated, so extended statistics, or a rewrite.";
    }

    private static Remedy Fresh(Table table, string[] columns, string kind)
    {
        string age = table.Upkeep.StatisticsAge is { } since ? TableFigures.Age(since) : "";
        string hidden = table.CanReadStatistics ? "" : ", not readable by this role";
        string fresh = $"The statistics of {table.Name} are fresh ({age} old{hidden})";
        if (columns.Length == 0)
        {
            return new Remedy(
                $"{fresh}: no plain column is compared, so statistics on the expression (CREATE STATISTICS, 14 and later) or an index "
                + "on it.",
                null);
        }

        if (columns.Length == 1)
        {
            return OneColumn(table, columns[0], fresh);
        }

        ExtendedStatistics? there = table.Statistics.FirstOrDefault(statistics =>
            columns.All(statistics.Columns.Contains) && statistics.Kinds.Any(one => one is "f" or "m"));
        string names = string.Join(" and ", columns);
        return there is null
            ? new Remedy(
                $"{fresh}, so {names} are correlated: tell the planner with extended statistics.", Create(table, columns, kind))
            : new Remedy(
                $"{fresh}, and {there.Name} tells the planner of {names} already: give it more values.",
                $"ALTER STATISTICS {IndexStatement.Name(there.Name)} SET STATISTICS {HigherTarget}; "
                + $"ANALYZE {IndexStatement.Name(table.Name)};");
    }

    private static Remedy OneColumn(Table table, string column, string fresh)
    {
        if (table.FindColumn(column)!.StatisticsTarget >= HigherTarget)
        {
            return new Remedy(
                $"{fresh} and the target of {column} is high already: the value is rarer or more frequent than any sample shows.", null);
        }

        string quoted = SqlIdentifier.Quote(column);
        string name = IndexStatement.Name(table.Name);
        return new Remedy(
            $"{fresh}: a higher statistics target keeps more of the values of {column}.",
            $"ALTER TABLE {name} ALTER COLUMN {quoted} SET STATISTICS {HigherTarget}; ANALYZE {name} ({quoted});");
    }

    // Named: before 16 the name could not be left out. As the server would name it (ChooseExtendedStatisticName).
    private static string Create(Table table, string[] columns, string kind)
    {
        string name = IndexNaming.Join(table.Name.Name, string.Join("_", columns), "stat");
        return $"CREATE STATISTICS {SqlIdentifier.Quote(table.Name.Schema, name)} ({kind}) "
            + $"ON {string.Join(", ", columns.Select(SqlIdentifier.Quote))} FROM {IndexStatement.Name(table.Name)}; "
            + $"ANALYZE {IndexStatement.Name(table.Name)};";
    }
}
