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

    public static IndexAdvice For(PlanFacts facts, PlanNode node)
    {
        if (node.RelationName is null)
        {
            return new IndexAdvice(AboutTablesBelow(facts, node), null);
        }

        string[] columns = [.. ConditionText.Conditions(node.Filter)
            .Concat(ConditionText.Conditions(node.IndexCond ?? node.RecheckCond))
            .Select(condition => condition.Column).Distinct()];
        if (facts.TableOf(node) is not { } table)
        {
            return new IndexAdvice(WithoutCatalog(columns), $"ANALYZE {IndexStatement.Table(node)};");
        }

        StatisticsAge age = StatisticsAge.Of(table);
        string analyze = $"ANALYZE {IndexStatement.Name(table.Name)};";
        return age.NeedsAnalyze ? new IndexAdvice($"The cause: {table.Name} {age.Words}. ANALYZE it.", analyze)
            : age.IsUnknown ? new IndexAdvice($"The server does not know when {table.Name} was last analysed: ANALYZE first.", analyze)
            : Fresh(table, [.. columns.Where(column => table.FindColumn(column) is not null).Take(MostColumns)]);
    }

    private static string WithoutCatalog(string[] columns) => columns.Length >= 2
        ? $"ANALYZE first. If it stays wrong, {string.Join(" and ", columns)} are correlated: CREATE STATISTICS "
            + "(dependencies, mcv) on them."
        : "ANALYZE first. If it stays wrong, a higher statistics target for the column, or statistics on the expression.";

    private static string AboutTablesBelow(PlanFacts facts, PlanNode node)
    {
        StatisticsAge[] stale = [.. node.Subtree().Select(facts.TableOf).OfType<Table>().Distinct().Select(StatisticsAge.Of).Where(age => age.NeedsAnalyze)];
        return stale.Length > 0 ? $"ANALYZE the tables below: {string.Join("; ", stale.Select(age => $"{age.Table.Name} {age.Words}"))}."
            : facts.Catalog is null
                ? "ANALYZE the tables below; if they are fresh, the conditions are correlated: extended statistics, or a rewrite."
                : "The statistics of the tables below are fresh: the conditions are correlated, so extended statistics, or a rewrite.";
    }

    private static IndexAdvice Fresh(Table table, string[] columns)
    {
        string age = table.Upkeep.StatisticsAge is { } since ? TableFigures.Age(since) : "";
        string fresh = $"The statistics of {table.Name} are fresh ({age} old{(table.CanReadStatistics ? "" : ", not readable by this role")})";
        if (columns.Length == 0)
        {
            return new IndexAdvice($"{fresh}: no plain column is compared, so statistics on the expression (CREATE STATISTICS, 14 and later) or an index on it.", null);
        }

        if (columns.Length == 1)
        {
            return OneColumn(table, columns[0], fresh);
        }

        ExtendedStatistics? there = table.Statistics.FirstOrDefault(statistics =>
            columns.All(statistics.Columns.Contains) && statistics.Kinds.Any(kind => kind is "f" or "m"));
        string names = string.Join(" and ", columns);
        return there is null
            ? new IndexAdvice($"{fresh}, so {names} are correlated: tell the planner with extended statistics.", Create(table, columns))
            : new IndexAdvice(
                $"{fresh}, and {there.Name} tells the planner of {names} already: give it more values.",
                $"ALTER STATISTICS {IndexStatement.Name(there.Name)} SET STATISTICS {HigherTarget}; ANALYZE {IndexStatement.Name(table.Name)};");
    }

    private static IndexAdvice OneColumn(Table table, string column, string fresh)
    {
        if (table.FindColumn(column)!.StatisticsTarget >= HigherTarget)
        {
            return new IndexAdvice($"{fresh} and the target of {column} is high already: the value is rarer or more frequent than any sample shows.", null);
        }

        string quoted = SqlIdentifier.Quote(column);
        string name = IndexStatement.Name(table.Name);
        return new IndexAdvice(
            $"{fresh}: a higher statistics target keeps more of the values of {column}.",
            $"ALTER TABLE {name} ALTER COLUMN {quoted} SET STATISTICS {HigherTarget}; ANALYZE {name} ({quoted});");
    }

    // Named: before 16 the name could not be left out. As the server would name it (ChooseExtendedStatisticName).
    private static string Create(Table table, string[] columns)
    {
        string name = IndexNaming.Join(table.Name.Name, string.Join("_", columns), "stat");
        return $"CREATE STATISTICS {SqlIdentifier.Quote(table.Name.Schema, name)} (dependencies, mcv) "
            + $"ON {string.Join(", ", columns.Select(SqlIdentifier.Quote))} FROM {IndexStatement.Name(table.Name)}; "
            + $"ANALYZE {IndexStatement.Name(table.Name)};";
    }
}
