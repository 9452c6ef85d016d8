using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>USING of ALTER COLUMN … TYPE: only the column itself, cast or not, can leave the table as it is.</summary>
internal static class UsingClause
{
    /// <summary>The types that the column is cast to on the way, in order; null if the expression is anything else.</summary>
    public static IReadOnlyList<TypeName>? Casts(AlterColumnType change) =>
        change.Using is null ? [] : Casts(change.Using.Tokens, change.Column);

    private static List<TypeName>? Casts(ArraySegment<SqlToken> tokens, string column)
    {
        if (IsEnclosed(tokens))
        {
            return Casts(tokens[1..^1], column);
        }

        if (tokens.Count is 1 or 3 && tokens[^1].Identifier == column && (tokens.Count == 1 || tokens[1].Is(".")))
        {
            return [];
        }

        bool isCast = tokens.Count > 4 && tokens[0].IsWord("cast") && IsEnclosed(tokens[1..]);
        ArraySegment<SqlToken> inner = isCast ? tokens[2..^1] : tokens;
        int at = Last(inner, token => isCast ? token.IsWord("as") : token.Is("::"));
        return at > 0 && Type(inner[(at + 1)..]) is { } type && Casts(inner[..at], column) is { } before ? [.. before, type] : null;
    }

    private static TypeName? Type(ArraySegment<SqlToken> tokens)
    {
        TokenCursor cursor = new(tokens);
        TypeName type = TypeParser.Read(cursor);
        return cursor.AtEnd && cursor.Failure is null && tokens.Count > 0 ? type : null;
    }

    private static bool IsEnclosed(ArraySegment<SqlToken> tokens) =>
        tokens.Count > 2 && tokens[0].Is("(") && new ParenthesisMap(tokens).Closing(0) == tokens.Count - 1;

    private static int Last(ArraySegment<SqlToken> tokens, Func<SqlToken, bool> isMeant)
    {
        int depth = 0;
        for (int i = tokens.Count - 1; i >= 0; i--)
        {
            depth += tokens[i].Is(")") ? 1 : tokens[i].Is("(") ? -1 : 0;
            if (depth == 0 && isMeant(tokens[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
