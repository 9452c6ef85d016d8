using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Expressions;

/// <summary>
/// Reads what the server deparses into Filter, Index Cond, Hash Cond and Sort Key. It can be this small because the deparser
/// puts parentheses around every operator (ruleutils.c without pretty printing), so one level never holds two of them.
/// </summary>
internal static class ConditionParser
{
    /// <summary>The condition; null for text that is no expression of a server, such as one with a semicolon.</summary>
    public static Condition? Parse(string text)
    {
        ArraySegment<SqlToken> tokens = SqlTokenizer.Tokenize(text).ToArray();
        return IsSafe(tokens) ? Read(tokens) : null;
    }

    /// <summary>One entry of Sort Key; null as above.</summary>
    public static SortItem? ParseSortKey(string text)
    {
        ArraySegment<SqlToken> tokens = SqlTokenizer.Tokenize(text).ToArray();
        if (!IsSafe(tokens))
        {
            return null;
        }

        bool? nullsFirst = null;
        if (tokens.Count > 2 && tokens[^2].IsWord("nulls"))
        {
            nullsFirst = tokens[^1].IsWord("first");
            tokens = tokens[..^2];
        }

        bool isDescending = tokens.Count > 1 && tokens[^1].IsWord("desc");
        tokens = isDescending ? tokens[..^1] : tokens;
        return new SortItem(OperandReader.Read(tokens), isDescending, nullsFirst ?? isDescending);
    }

    // A plan may come from a file of anybody; a piece of it becomes SQL only if it can be nothing but one expression.
    public static bool IsSafe(ArraySegment<SqlToken> tokens)
    {
        int depth = 0;
        foreach (SqlToken token in tokens)
        {
            depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            if (depth < 0 || token.Is(";") || token.Kind == SqlTokenKind.Invalid)
            {
                return false;
            }
        }

        return tokens.Count > 0 && depth == 0;
    }

    /// <summary>The condition in tokens that were already judged safe.</summary>
    public static Condition Read(ArraySegment<SqlToken> tokens)
    {
        tokens = TokenRange.Unwrap(tokens);
        if (tokens.Count == 0)
        {
            return new Term(OperandReader.Read(tokens));
        }

        if (TokenRange.Split(tokens, token => token.IsWord("or")) is { Count: > 1 } alternatives)
        {
            return new Disjunction([.. alternatives.Select(Read)]);
        }

        if (TokenRange.Split(tokens, token => token.IsWord("and")) is { Count: > 1 } parts)
        {
            return new Conjunction([.. parts.Select(Read)]);
        }

        return tokens[0].IsWord("not") ? new Negation(Read(tokens[1..])) : ReadSimple(tokens);
    }

    private static Condition ReadSimple(ArraySegment<SqlToken> tokens)
    {
        if (tokens.Count > 2 && tokens[^1].IsWord("null"))
        {
            bool isNot = tokens[^2].IsWord("not");
            int end = tokens.Count - (isNot ? 3 : 2);
            if (end > 0 && tokens[end].IsWord("is"))
            {
                return new NullTest(OperandReader.Read(tokens[..end]), !isNot);
            }
        }

        return FindOperator(tokens) is { } found ? ReadComparison(tokens, found) : new Term(OperandReader.Read(tokens));
    }

    private static Condition ReadComparison(ArraySegment<SqlToken> tokens, (int Start, int End, string Symbol) found)
    {
        ArraySegment<SqlToken> left = tokens[..found.Start];
        ArraySegment<SqlToken> right = tokens[found.End..];
        if (left[0].IsWord("row") && right.Count > 0 && right[0].IsWord("row"))
        {
            return new RowComparison(ReadRow(left), found.Symbol, ReadRow(right));
        }

        ArrayQuantifier quantifier = right.Count > 0 && right[0].IsWord("any") ? ArrayQuantifier.Any
            : right.Count > 0 && right[0].IsWord("all") ? ArrayQuantifier.All
            : ArrayQuantifier.None;
        Operand value = OperandReader.Read(quantifier == ArrayQuantifier.None ? right : right[1..]);
        return new Comparison(OperandReader.Read(left), found.Symbol, value, quantifier);
    }

    private static Operand[] ReadRow(ArraySegment<SqlToken> row) =>
        [.. TokenRange.Split(TokenRange.Unwrap(row[1..]), token => token.Is(",")).Select(OperandReader.Read)];

    // OPERATOR(schema.<=>) stands where the operator's schema is not in the search_path.
    private static (int Start, int End, string Symbol)? FindOperator(ArraySegment<SqlToken> tokens)
    {
        foreach (int at in TokenRange.TopLevel(tokens).Where(at => at > 0))
        {
            if (tokens[at].IsWord("operator") && at + 1 < tokens.Count && tokens[at + 1].Is("("))
            {
                int close = TokenRange.ClosingIndex(tokens, at + 1);
                return (at, close + 1, tokens[close - 1].ToString());
            }

            if (tokens[at].Kind == SqlTokenKind.Operator && !tokens[at].Is("::"))
            {
                return (at, at + 1, tokens[at].ToString());
            }
        }

        return null;
    }
}
