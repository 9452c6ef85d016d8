using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Partitions;

/// <summary>What the valid CHECKs of a table say about one column, as far as they are simple comparisons joined with AND.</summary>
internal sealed class ColumnLimits
{
    private ColumnLimits(string column) => Column = column;

    /// <summary>The column.</summary>
    public string Column { get; }

    /// <summary>It cannot be NULL.</summary>
    public bool IsNotNull { get; private set; }

    /// <summary>Its values are at least this; null for no limit.</summary>
    public BoundLiteral? Lower { get; private set; }

    /// <summary>Its values are at most this, or less; null for no limit.</summary>
    public BoundLiteral? Upper { get; private set; }

    /// <summary>The upper limit itself is allowed (&lt;=).</summary>
    public bool IncludesUpper { get; private set; }

    /// <summary>The lower limit itself is not allowed (&gt;).</summary>
    public bool ExcludesLower { get; private set; }

    /// <summary>It is one of these; null if nothing lists them.</summary>
    public IReadOnlyList<BoundLiteral>? Values { get; private set; }

    /// <summary>The limits that hold for every row that is there.</summary>
    public static ColumnLimits Of(RelationModel relation, string column)
    {
        ColumnLimits limits = new(column) { IsNotNull = relation.Column(column) is { IsNotNull: true } };
        foreach (ConstraintModel constraint in relation.Constraints.Where(one => one is { Kind: ConstraintKind.Check, IsValid: true }))
        {
            if (constraint.Expression is { } condition)
            {
                limits.Take(condition.Tokens);
            }
        }

        return limits;
    }

    private void Take(ArraySegment<SqlToken> condition)
    {
        foreach (ArraySegment<SqlToken> part in Conjuncts.Of(condition))
        {
            if (part is [var name, var word, ..] && name.Identifier == Column)
            {
                TakeComparison(word, part);
            }
            else if (part.Count > 2 && part[^1].Identifier == Column && BoundLiteral.Read(part[..^2]) is { } literal)
            {
                Limit(Mirrored(part[^2].ToString()), literal);
            }
        }
    }

    private void TakeComparison(SqlToken word, ArraySegment<SqlToken> part)
    {
        ArraySegment<SqlToken> rest = part[2..];
        if (word.IsWord("is") && rest is [var not, var empty] && not.IsWord("not") && empty.IsWord("null"))
        {
            IsNotNull = true;
        }
        else if (word.IsWord("between") && rest.AsSpan().IndexOf(rest.FirstOrDefault(token => token.IsWord("and"))) is > 0 and var and
            && BoundLiteral.Read(rest[..and]) is { } low && BoundLiteral.Read(rest[(and + 1)..]) is { } high)
        {
            Limit(">=", low);
            Limit("<=", high);
        }
        else if (Listed(part) is { } values)
        {
            Values = values;
        }
        else if (BoundLiteral.Read(rest) is { } literal)
        {
            Limit(word.ToString(), literal);
        }
    }

    // Of two limits on one side the first is kept: to use the weaker of the two proves less, never too much.
    private void Limit(string comparison, BoundLiteral literal)
    {
        switch (comparison)
        {
            case ">=" or ">" when Lower is null:
                (Lower, ExcludesLower) = (literal, comparison == ">");
                break;
            case "<=" or "<" when Upper is null:
                (Upper, IncludesUpper) = (literal, comparison == "<=");
                break;
            case "=":
                Values ??= [literal];
                break;
        }
    }

    private static string Mirrored(string comparison) => comparison switch
    {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => comparison,
    };

    // c IN ('a', 'b'), c = ANY (ARRAY['a', 'b']), c = 'a' OR c = 'b'.
    private static List<BoundLiteral>? Listed(ArraySegment<SqlToken> part)
    {
        if (part is [_, var word, var open, .. var inner, var close] && word.IsWord("in") && open.Is("(") && close.Is(")"))
        {
            return Literals(inner, ",");
        }

        int bracket = part.AsSpan().IndexOf(part.FirstOrDefault(token => token.Is("[")));
        int end = part.AsSpan().IndexOf(part.FirstOrDefault(token => token.Is("]")));
        if (part[1].Is("=") && part.Count > 3 && part[2].IsWord("any") && bracket > 0 && end > bracket)
        {
            return Literals(part[(bracket + 1)..end], ",");
        }

        return null;
    }

    private static List<BoundLiteral>? Literals(ArraySegment<SqlToken> tokens, string separator)
    {
        List<BoundLiteral> literals = [];
        foreach (ArraySegment<SqlToken> one in Conjuncts.Split(tokens, token => token.Is(separator)))
        {
            if (BoundLiteral.Read(one) is not { } literal)
            {
                return null;
            }

            literals.Add(literal);
        }

        return literals;
    }
}
