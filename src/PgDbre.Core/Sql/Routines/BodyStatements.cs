using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Routines;

/// <summary>Collects the statements of a body as its reader comes upon them.</summary>
internal sealed class BodyStatements(BodyText body)
{
    private readonly List<EmbeddedStatement> _statements = [];
    private readonly List<DynamicSql> _dynamic = [];

    /// <summary>All that was collected.</summary>
    public EmbeddedSql ToEmbeddedSql() => new(_statements, _dynamic, IsUnderstood: true);

    /// <summary>A statement that stands in the body as it is.</summary>
    public void Embed(ArraySegment<SqlToken> tokens, int loops) => Embed(tokens, tokens, loops);

    /// <summary>PERFORM, which is a SELECT.</summary>
    public void Perform(ArraySegment<SqlToken> tokens, int loops) => Embed(tokens, SelectWord.InPlaceOfFirst(tokens), loops);

    // The place is that of the tokens as written; what is parsed has SELECT for PERFORM, and no INTO.
    private void Embed(ArraySegment<SqlToken> written, ArraySegment<SqlToken> sql, int loops)
    {
        if (written.Count > 0)
        {
            SqlStatement statement = new(body.Source, written[0].Start, written[^1].End, IntoTargets.Remove(sql));
            _statements.Add(body.Embed(StatementParser.Parse(statement), written[0]) with { LoopDepth = loops });
        }
    }

    /// <summary>EXECUTE: what stands behind the word.</summary>
    public void Execute(SqlToken keyword, ArraySegment<SqlToken> tokens, int loops)
    {
        ArraySegment<SqlToken> command = PlPgSqlCursor.UpTo(tokens, "into", "using");
        if (command.Count == 0)
        {
            return;
        }

        if (ConstantText.Resolve(command) is not { } text)
        {
            _dynamic.Add(new DynamicSql(new SqlExpression(command), body.OffsetOf(keyword), keyword.Line, keyword.Column)
            {
                LoopDepth = loops,
                Beginning = ConstantText.Beginning(command),
            });
            return;
        }

        foreach (SqlStatement statement in SqlSplitter.Split(text))
        {
            _statements.Add(body.Embed(StatementParser.Parse(statement), keyword) with { LoopDepth = loops, IsFromExecute = true });
        }
    }
}
