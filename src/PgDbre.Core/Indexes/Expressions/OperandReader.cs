using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Expressions;

/// <summary>Reads one side of a comparison: a column, a constant, or something over columns.</summary>
internal static class OperandReader
{
    public static Operand Read(ArraySegment<SqlToken> tokens)
    {
        tokens = TokenRange.Unwrap(tokens);
        string? collation = TakeCollation(ref tokens);
        ArraySegment<SqlToken> core = TokenRange.Unwrap(tokens);
        (ArraySegment<SqlToken> inner, string? castTo) = TakeCast(core);
        List<ColumnReference> columns = ColumnScanner.Columns(core);
        return new Operand
        {
            Tokens = core,
            Columns = columns,
            Column = columns.Count == 1 && IsNothingBut(inner) ? columns[0] : null,
            CastTo = castTo,
            Literal = inner.Count == 1 ? LiteralText(inner[0]) : null,
            Collation = collation,
        };
    }

    private static bool IsNothingBut(ArraySegment<SqlToken> tokens) =>
        (tokens.Count == 1 && ColumnScanner.IsName(tokens[0])) || (tokens.Count == 3 && ColumnScanner.IsAliasAt(tokens, 0));

    // x COLLATE "C": the last two tokens, or four with a schema.
    private static string? TakeCollation(ref ArraySegment<SqlToken> tokens)
    {
        foreach (int at in TokenRange.TopLevel(tokens).Where(at => at > 0))
        {
            if (tokens[at].IsWord("collate") && at + 1 < tokens.Count)
            {
                string collation = ColumnScanner.Name(tokens[^1]);
                tokens = TokenRange.Unwrap(tokens[..at]);
                return collation;
            }
        }

        return null;
    }

    // ((x)::text)::date casts twice; only the innermost subject matters, and the outermost type.
    private static (ArraySegment<SqlToken> Inner, string? Type) TakeCast(ArraySegment<SqlToken> tokens)
    {
        int at = TokenRange.TopLevel(tokens).Where(i => tokens[i].Is("::")).DefaultIfEmpty(-1).First();
        if (at < 0 || at + 1 >= tokens.Count)
        {
            return (tokens, null);
        }

        string type = tokens[0].Source[tokens[at + 1].Start..tokens[^1].End];
        return (TokenRange.Unwrap(tokens[..at]), type);
    }

    private static string? LiteralText(SqlToken token) => token.Kind switch
    {
        SqlTokenKind.Number => token.ToString(),
        SqlTokenKind.String when token.Span[0] == '\'' => token.ToString()[1..^1].Replace("''", "'", StringComparison.Ordinal),
        SqlTokenKind.String when token.Span[0] is 'E' or 'e' =>
            token.ToString()[2..^1].Replace("''", "'", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal),
        _ => null,
    };
}
