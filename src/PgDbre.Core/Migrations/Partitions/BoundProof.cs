using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Partitions;

/// <summary>
/// Whether constraints prove that rows lie within a partition's bound, so that ATTACH need not read them. The server asks
/// predicate_implied_by (tablecmds.c, ConstraintImpliedByRelConstraint); here the simple cases of one key column are told, and nothing is
/// claimed that it would not find.
/// </summary>
internal static class BoundProof
{
    /// <summary>True if every row of the table lies within the bound; false if nothing that is known says so.</summary>
    public static bool Holds(RelationModel relation, PartitionKey? key, PartitionBound? bound)
    {
        if (SingleColumn(key) is not { } column || bound is null)
        {
            return false;
        }

        ColumnLimits limits = ColumnLimits.Of(relation, column);
        return bound.Kind switch
        {
            PartitionBoundKind.Range => limits.IsNotNull && Range(bound) is { } range && IsWithin(limits, range),
            PartitionBoundKind.List => IsListed(limits, bound),
            _ => false,
        };
    }

    /// <summary>True if no row of the default partition lies within the bound of a new one.</summary>
    public static bool Excludes(RelationModel relation, PartitionKey? key, PartitionBound? bound)
    {
        if (SingleColumn(key) is not { } column || bound is not { Kind: PartitionBoundKind.Range } || Range(bound) is not { } range)
        {
            return false;
        }

        ColumnLimits limits = ColumnLimits.Of(relation, column);
        bool isBelow = range.From is { } from && limits.Upper is { } upper
            && (limits.IncludesUpper ? upper.CompareTo(from) < 0 : upper.CompareTo(from) <= 0);
        bool isAbove = range.To is { } to && limits.Lower is { } lower && lower.CompareTo(to) >= 0;
        return limits.IsNotNull && (isBelow || isAbove);
    }

    private static string? SingleColumn(PartitionKey? key) => key is { Elements: [{ Column: { } column }] } ? column : null;

    private static (BoundLiteral? From, BoundLiteral? To)? Range(PartitionBound bound)
    {
        (bool isKnown, BoundLiteral? from) = Limit(bound.Values, "minvalue");
        (bool isToKnown, BoundLiteral? to) = Limit(bound.To, "maxvalue");
        return isKnown && isToKnown ? (from, to) : null;
    }

    private static (bool IsKnown, BoundLiteral? Limit) Limit(SqlFragment? values, string unbounded)
    {
        ArraySegment<SqlToken> tokens = Inner(values);
        BoundLiteral? literal = BoundLiteral.Read(tokens);
        return (literal is not null || (tokens.Count == 1 && tokens[0].IsWord(unbounded)), literal);
    }

    private static bool IsWithin(ColumnLimits limits, (BoundLiteral? From, BoundLiteral? To) range)
    {
        bool isAbove = range.From is not { } from
            || (limits.Lower is { } lower && lower.CompareTo(from) >= 0)
            || (limits.Values is { } values && values.All(value => value.CompareTo(from) >= 0));
        bool isBelow = range.To is not { } to
            || (limits.Upper is { } upper && (limits.IncludesUpper ? upper.CompareTo(to) < 0 : upper.CompareTo(to) <= 0))
            || (limits.Values is { } listed && listed.All(value => value.CompareTo(to) < 0));
        return isAbove && isBelow;
    }

    // A list with NULL in it takes NULL, so that the check need not forbid it.
    private static bool IsListed(ColumnLimits limits, PartitionBound bound)
    {
        List<ArraySegment<SqlToken>> items = Conjuncts.Split(Inner(bound.Values), token => token.Is(","));
        bool takesNull = items.Any(item => item is [var only] && only.IsWord("null"));
        BoundLiteral[] allowed = [.. items.Select(BoundLiteral.Read).OfType<BoundLiteral>()];
        return (limits.IsNotNull || takesNull)
            && limits.Values is { } values
            && values.All(value => allowed.Any(one => value.CompareTo(one) == 0));
    }

    private static ArraySegment<SqlToken> Inner(SqlFragment? values) =>
        values is null ? ArraySegment<SqlToken>.Empty
        : values.Tokens is [var open, .., var close] && open.Is("(") && close.Is(")") ? values.Tokens[1..^1]
        : values.Tokens;
}
