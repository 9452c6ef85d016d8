namespace PgDbre.Core.Sql.Parsing;

/// <content>Expressions and other stretches that are passed over.</content>
internal sealed partial class TokenCursor
{
    // Words behind which an operand must follow, so that NOT of IS NOT NULL is not taken for a column's NOT NULL.
    private static readonly HashSet<string> OperandExpected = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "or", "not", "is", "in", "like", "ilike", "similar", "between", "symmetric", "asymmetric", "distinct", "collate", "escape",
        "when", "then", "else", "case", "any", "all", "some", "operator", "at", "time", "to", "from", "select", "where", "by", "as", "on",
        "using",
    };

    /// <summary>Passes a parenthesis or bracket with all that is in it, or one token.</summary>
    public void Skip()
    {
        if (!Is("(") && !Is("["))
        {
            Next();
            return;
        }

        int start = _at;
        int depth = 0;
        do
        {
            depth += Is("(") || Is("[") ? 1 : Is(")") || Is("]") ? -1 : 0;
            Next();
        }
        while (depth > 0 && !AtEnd);

        if (depth > 0)
        {
            _at = start;
            Fail("A parenthesis that closes");
        }
    }

    /// <summary>What stands in the parentheses that follow, without them; null if nothing does.</summary>
    public ArraySegment<SqlToken>? Group()
    {
        if (!Is("("))
        {
            Fail("(");
            return null;
        }

        int start = _at;
        Skip();
        return Failure is null && _at - start > 2 ? _tokens[(start + 1)..(_at - 1)] : default(ArraySegment<SqlToken>?);
    }

    /// <summary>( expression ), without the parentheses.</summary>
    public SqlExpression ParenthesizedExpression()
    {
        int start = _at;
        if (Group() is { } group)
        {
            return new SqlExpression(group);
        }

        Fail("An expression");
        return new SqlExpression(Segment(start));
    }

    /// <summary>Passes the parentheses that follow and keeps them, if they are there.</summary>
    public SqlFragment? OptionalGroup()
    {
        int start = _at;
        if (!Is("("))
        {
            return null;
        }

        Skip();
        return Fragment(start);
    }

    /// <summary>An expression up to a comma or the end, or to one of the words where no operand can stand.</summary>
    public SqlExpression Expression(params ReadOnlySpan<string> stops)
    {
        int start = _at;
        int cases = 0;
        bool isOperandDone = false;
        while (!AtEnd && !EndsExpression(isOperandDone && cases == 0, stops))
        {
            cases += isOperandDone ? (IsWord("end") && cases > 0 ? -1 : 0) : IsWord("case") ? 1 : 0;
            isOperandDone = EndsOperand();
            Skip();
        }

        if (_at == start)
        {
            Fail("An expression");
        }

        return new SqlExpression(Segment(start));
    }

    private bool EndsExpression(bool isComplete, ReadOnlySpan<string> stops) =>
        Is(",") || Is(")") || Is("]") || (isComplete && !Previous.Is(".") && IsAnyWord(stops));

    private bool EndsOperand() => Current.Kind switch
    {
        SqlTokenKind.Word => Previous.Is(".") || !OperandExpected.Contains(Current.ToString()),
        SqlTokenKind.Operator => Is("*") && Previous.Is("."),
        SqlTokenKind.Punctuation => Is("(") || Is("["),
        _ => true,
    };
}
