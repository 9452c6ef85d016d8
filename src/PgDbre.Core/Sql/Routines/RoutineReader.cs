using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Routines;

/// <summary>Finds the statements inside a body.</summary>
public static class RoutineReader
{
    /// <summary>
    /// Reads a body of PL/pgSQL or SQL. Total, as the parser is: what is no statement it knows becomes an <see cref="UnparsedStatement"/>.
    /// </summary>
    public static EmbeddedSql Read(RoutineBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        BodyText text = BodyText.Of(body);
        if (body.Language == "sql")
        {
            return new EmbeddedSql(ReadSql(text, body.IsStandard), [], IsUnderstood: true);
        }

        return body.Language == "plpgsql" ? new PlPgSqlReader(text).Read() : new EmbeddedSql([], [], IsUnderstood: false);
    }

    private static List<EmbeddedStatement> ReadSql(BodyText text, bool isStandard)
    {
        ArraySegment<SqlToken> tokens = isStandard ? StandardBody(text.Tokens) : text.Tokens;
        List<EmbeddedStatement> statements = [];
        StatementCollector collector = new(text.Source);
        foreach (SqlToken token in tokens)
        {
            Add(collector.Add(token));
        }

        Add(collector.Finish());
        return statements;

        void Add(SqlStatement? statement)
        {
            if (statement is not null)
            {
                statements.Add(text.Embed(StatementParser.Parse(statement), statement.Tokens[0]));
            }
        }
    }

    // BEGIN ATOMIC … END, or RETURN expression, which is a query.
    private static ArraySegment<SqlToken> StandardBody(ArraySegment<SqlToken> tokens)
    {
        if (tokens[0].IsWord("return"))
        {
            return SelectWord.InPlaceOfFirst(tokens);
        }

        return tokens.Count > 3 ? tokens[2..^1] : ArraySegment<SqlToken>.Empty;
    }
}
