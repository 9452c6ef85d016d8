using PgDbre.Core.Sql.Scripts;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>
/// Reads statements into trees: recursive descent after PostgreSQL's grammar (src/backend/parser/gram.y of 18, which holds all of 13 to
/// 17),
/// full for DDL, by their heads for data statements. Total: any text gives trees, if only of the kind <see cref="UnparsedStatement"/>.
/// </summary>
public static class StatementParser
{
    /// <summary>The statements of a script for psql, or of any SQL text.</summary>
    public static IReadOnlyList<Statement> ParseAll(string text) => [.. SqlScript.Read(text).Statements.Select(Parse)];

    /// <summary>One statement.</summary>
    public static Statement Parse(SqlStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArraySegment<SqlToken> tokens = CallReader.Segment(statement);
        foreach (SqlToken token in tokens)
        {
            if (token.Kind == SqlTokenKind.Invalid)
            {
                return new UnparsedStatement(InvalidToken.Describe(token), token) { Source = statement };
            }
        }

        return Parse(new TokenCursor(tokens), statement);
    }

    /// <summary>A statement inside of another; the outer one fails with it.</summary>
    internal static Statement ParseNested(TokenCursor outer, ArraySegment<SqlToken> tokens)
    {
        if (tokens.Count == 0)
        {
            outer.Fail("A statement");
        }

        TokenCursor cursor = outer.Nested(tokens.Count == 0 ? outer.Segment(0) : tokens);
        Statement statement = Parse(cursor, Located(tokens.Count == 0 ? outer.Segment(0) : tokens));
        if (cursor.Failure is { } failure)
        {
            outer.Fail(failure);
        }

        return statement;
    }

    /// <summary>A query inside of another statement; EXECUTE too, where <paramref name="orExecute"/>.</summary>
    internal static Statement ParseQuery(TokenCursor outer, ArraySegment<SqlToken> tokens, bool orExecute = false)
    {
        Statement query = ParseNested(outer, tokens);
        bool isQuery = query is SelectStatement || (orExecute && query is SessionCommand { Keyword: "execute" });
        if (!isQuery && tokens.Count > 0)
        {
            outer.Fail(new ParseFailure($"A query was expected, but {tokens[0]} stands there.", tokens[0]));
        }

        return query;
    }

    /// <summary>A query that is all that is left of another statement.</summary>
    internal static Statement ParseRestAsQuery(TokenCursor outer)
    {
        int start = outer.Position;
        outer.ToEnd();
        return outer.Failure is null && outer.Position > start ? ParseQuery(outer, outer.Segment(start)) : ParseRest(outer);
    }

    /// <summary>A statement that is all that is left of another.</summary>
    internal static Statement ParseRest(TokenCursor outer)
    {
        if (outer.AtEnd)
        {
            outer.Fail("A statement");
        }

        int start = outer.Position;
        outer.ToEnd();
        return outer.Failure is null ? ParseNested(outer, outer.Segment(start)) : new UnparsedStatement("", null);
    }

    /// <summary>The stretch of text that these tokens are.</summary>
    internal static SqlStatement Located(ArraySegment<SqlToken> tokens) => new(tokens[0].Source, tokens[0].Start, tokens[^1].End, tokens);

    private static Statement Parse(TokenCursor cursor, SqlStatement source)
    {
        Statement statement = StatementFamilies.Read(cursor);
        if (!cursor.AtEnd)
        {
            cursor.Fail("The end of the statement");
        }

        if (cursor.Failure is { } failure)
        {
            statement = new UnparsedStatement(failure.Reason, failure.At);
        }

        return statement with { Source = source };
    }
}
