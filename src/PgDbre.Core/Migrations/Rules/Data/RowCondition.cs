using System.Globalization;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Partitions;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>How much of a table a WHERE finds.</summary>
internal static class RowCondition
{
    // Columns that are a key in most schemas; asked only where the table's real keys are not known.
    private static readonly HashSet<string> LikelyKeys =
        new(StringComparer.Ordinal) { "id", "uuid", "guid", "key", "code", "slug", "name", "email" };

    /// <summary>
    /// Few for a key equal to something, a list of keys, a range of keys, a sub-query with LIMIT; All for true and the like.
    /// </summary>
    /// <param name="where">The condition.</param>
    /// <param name="table">The table; null if not known.</param>
    /// <param name="isJoined">Other tables stand beside it: a name on the other side of = may be a column of theirs.</param>
    /// <param name="most">Rows that may be changed at once.</param>
    public static ChangeExtent Extent(SqlExpression where, RelationModel? table, bool isJoined, long most)
    {
        ArraySegment<SqlToken>[] parts = [.. Conjuncts.Of(where.Tokens)];
        if (LimitedQuery.IsIn(where.Tokens, most) || KeyIsGiven(parts, table, isJoined) || KeyRangeIsGiven(parts, table, most))
        {
            return ChangeExtent.Few;
        }

        return parts.All(part => IsAlwaysTrue(part) || IsNewColumnNull(part, table)) ? ChangeExtent.All : ChangeExtent.Some;
    }

    /// <summary>True if a bound of the condition is a variable: the statement is one round of a loop.</summary>
    public static bool HasVariableBound(SqlExpression where, RelationModel? table)
    {
        foreach (ArraySegment<SqlToken> part in Conjuncts.Of(where.Tokens))
        {
            int comparison = IndexOfComparison(part);
            if (comparison > 0 && comparison + 1 < part.Count && !part[comparison].Is("<>") && !part[comparison].Is("!=")
                && IsVariable(part[comparison + 1], table))
            {
                return true;
            }
        }

        return false;
    }

    private static bool KeyIsGiven(ArraySegment<SqlToken>[] parts, RelationModel? table, bool isJoined)
    {
        HashSet<string> given = [.. parts.Select(part => GivenColumn(part, isJoined)).OfType<string>()];
        return given.Count > 0 && (table is { IsComplete: true }
            ? table.Indexes.Any(index => index is { IsUnique: true, IsPartial: false }
                && index.Keys.All(key => key is not null && given.Contains(key)))
            : given.Any(LikelyKeys.Contains));
    }

    // c = value, c IN (values): not a sub-query, and not another column.
    private static string? GivenColumn(ArraySegment<SqlToken> part, bool isJoined)
    {
        int name = ColumnName(part);
        if (name < 0 || name + 2 >= part.Count || part.Any(token => token.IsAnyWord("select", "or")))
        {
            return null;
        }

        SqlToken value = part[name + 2];
        bool isValue = value.Identifier != part[name].Identifier && !(isJoined && value.Kind == SqlTokenKind.Word);
        bool isEqual = part[name + 1].Is("=") && isValue;
        bool isListed = part[name + 1].IsWord("in") && part[name + 2].Is("(");
        return isEqual || isListed ? part[name].Identifier : null;
    }

    private static bool KeyRangeIsGiven(ArraySegment<SqlToken>[] parts, RelationModel? table, long most)
    {
        IEnumerable<string> columns = parts
            .Select(part => ColumnName(part) is >= 0 and var name ? part[name].Identifier : null)
            .OfType<string>()
            .Distinct();
        foreach (string column in columns)
        {
            bool isKey = table is { IsComplete: true }
                ? table.Indexes.Any(index => index.IsUnique && index.Keys is [var only] && only == column)
                : LikelyKeys.Contains(column);
            if (isKey && Span(parts, column) is { } span && span <= most)
            {
                return true;
            }
        }

        return false;
    }

    private static long? Span(ArraySegment<SqlToken>[] parts, string column)
    {
        long? low = null;
        long? high = null;
        foreach (ArraySegment<SqlToken> part in parts)
        {
            int name = ColumnName(part);
            if (name < 0 || part[name].Identifier != column || name + 2 >= part.Count)
            {
                continue;
            }

            long? value = Number(part[name + 2]);
            low = part[name + 1].Is(">") || part[name + 1].Is(">=") || part[name + 1].IsWord("between") ? value : low;
            high = part[name + 1].Is("<") || part[name + 1].Is("<=") ? value
                : part[name + 1].IsWord("between") ? Number(part[^1])
                : high;
        }

        return high - low;
    }

    private static long? Number(SqlToken token) =>
        long.TryParse(token.Span, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    // The column that a part begins with: c or t.c; -1 if it begins with something else.
    private static int ColumnName(ArraySegment<SqlToken> part) => part switch
    {
        [var table, var dot, var column, ..] when dot.Is(".") && table.Identifier is not null && column.Identifier is not null => 2,
        [var column, ..] when column.Identifier is not null => 0,
        _ => -1,
    };

    private static bool IsAlwaysTrue(ArraySegment<SqlToken> part) =>
        part is [var only] && only.IsWord("true")
        || (part is [{ Kind: SqlTokenKind.Number } left, var equal, { Kind: SqlTokenKind.Number } right]
            && equal.Is("=") && left.Span.SequenceEqual(right.Span));

    // A column of this chain holds NULL in every row until something fills it.
    private static bool IsNewColumnNull(ArraySegment<SqlToken> part, RelationModel? table) =>
        ColumnName(part) is >= 0 and var name
        && part.Count == name + 3 && part[name + 1].IsWord("is") && part[name + 2].IsWord("null")
        && table?.Column(part[name].Identifier!) is { AddedBy: not null };

    private static int IndexOfComparison(ArraySegment<SqlToken> part)
    {
        for (int i = 1; i < part.Count; i++)
        {
            if (part[i].Kind == SqlTokenKind.Operator && part[i].Span is "=" or "<" or ">" or "<=" or ">=" || part[i].IsWord("between"))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsVariable(SqlToken token, RelationModel? table) =>
        token.Kind is SqlTokenKind.Parameter or SqlTokenKind.Variable || token.Is(":")
        || (token.Kind is SqlTokenKind.Word
            && !token.IsAnyWord("true", "false", "null", "any", "all", "current_date", "now", "date", "timestamp")
            && table?.Column(token.Identifier!) is null);
}
