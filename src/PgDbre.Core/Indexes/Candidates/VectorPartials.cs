using System.Globalization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>
/// A vector index for each value of a filter column that has few: nothing is filtered after the search, so no row is missed. Only where
/// every value has enough vectors to be worth an index.
/// </summary>
internal static class VectorPartials
{
    private const string OfOneValue = "each other value that is searched for wants its own";

    private const string OfParameter =
        "the planner takes it where the statement says the value, so not in a generic plan (plan_cache_mode)";

    /// <summary>The index of the value that the query names, or of all where it is a parameter; none where they do not pay.</summary>
    public static IReadOnlyList<IndexCandidate> Of(VectorNeed need, VectorDecision decision, IndexCandidate whole)
    {
        ColumnPredicate? filter = need.Predicates.All.FirstOrDefault(one =>
            one is { Kind: PredicateKind.Equality, Operator: "=", Column: not null }
            && HasFewLargeValues(need.Access.Table, one.Column, need.Policy));
        if (filter?.Column is not { } column)
        {
            return [];
        }

        return filter.ConstantSql is { } sql
            ? [Partial(need, decision, whole, sql, filter.Selectivity, OfOneValue)]
            : [.. Values(column).Select(value => Partial(need, decision, whole, Equality(column, value.Text), value.Share, OfParameter))];
    }

    private static IndexCandidate Partial(
        VectorNeed need, VectorDecision decision, IndexCandidate whole, string where, double share, string caution)
    {
        VectorDecision part = decision.For(need.Vectors * share);
        return whole with
        {
            Definition = whole.Definition with { Where = where, With = part.Parameters },
            RowShare = share,
            BuildMemoryBytes = part.BuildBytes,
            Reason = string.Create(
                CultureInfo.InvariantCulture,
                $"{whole.Reason} Partial: the {part.Shape.Rows:0} rows with {where} are searched alone, so none is filtered out "
                    + $"afterwards; {caution}."),
            Notes = [.. VectorNotes.On(need, part)],
        };
    }

    private static string Equality(Column column, string value) => $"{SqlIdentifier.Display(column.Name)} = {SqlLiteral.Quote(value)}";

    private static bool HasFewLargeValues(Table table, Column column, VectorIndexPolicy policy)
    {
        double rows = table.Rows ?? 0;
        return column.Statistics is { CommonValues.Count: > 0 } statistics
            && statistics.DistinctAmong(rows) is var distinct
            && distinct <= policy.PartialValues
            && statistics.CommonValues.Count >= (int)distinct
            && statistics.CommonFrequencies.Min() * rows >= policy.ExactSearchRows;
    }

    private static IEnumerable<(string Text, double Share)> Values(Column column) =>
        column.Statistics!.CommonValues.Zip(column.Statistics.CommonFrequencies, (text, share) => (text, (double)share));
}
