using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>Shares of rows by the column's statistics, as the planner's own estimators judge them (selfuncs.c), shortened.</summary>
internal static class Selectivity
{
    /// <summary>What the planner assumes of an equality it knows nothing about: one of 200 values (DEFAULT_NUM_DISTINCT).</summary>
    public const double Unknown = 0.005;

    /// <summary>DEFAULT_INEQ_SEL: a third.</summary>
    public const double UnknownRange = 0.3333;

    /// <summary>Share of rows equal to the literal, or to any one value if it is null.</summary>
    public static double OfEquality(Table table, Column column, string? literal)
    {
        if (column.Statistics is not { } statistics)
        {
            return Unknown;
        }

        double distinct = statistics.DistinctAmong(table.Rows ?? 1);
        if (literal is null || statistics.CommonValues.Count == 0)
        {
            return (1 - statistics.NullFraction) / distinct;
        }

        int at = statistics.CommonValues.ToList().IndexOf(Normalise(column, literal));
        if (at >= 0)
        {
            return statistics.CommonFrequencies[at];
        }

        double rest = Math.Max(0, 1 - statistics.NullFraction - statistics.CommonFrequencies.Sum());
        return rest / Math.Max(1, distinct - statistics.CommonValues.Count);
    }

    /// <summary>Share of NULLs.</summary>
    public static double OfNull(Column column) => column.Statistics?.NullFraction ?? Unknown;

    // pg_stats writes booleans as t and f, plans as true and false.
    private static string Normalise(Column column, string literal) => (column.BaseType, literal) switch
    {
        ("bool", "true") => "t",
        ("bool", "false") => "f",
        _ => literal,
    };
}
