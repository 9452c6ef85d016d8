using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Routines;

/// <summary>
/// Walks over PL/pgSQL (src/pl/plpgsql/src/pl_gram.y) statement by statement: control structures are passed over, static SQL is read,
/// EXECUTE is resolved where its text is put together from constants.
/// </summary>
internal sealed class PlPgSqlReader(BodyText body)
{
    private readonly List<EmbeddedStatement> _statements = [];
    private readonly List<DynamicSql> _dynamic = [];
    private readonly PlPgSqlCursor _cursor = new(body.Tokens);
    private int _loops;

    public EmbeddedSql Read()
    {
        while (!_cursor.AtEnd)
        {
            int start = _cursor.Position;
            Step();
            if (_cursor.Position == start)
            {
                _cursor.Next();
            }
        }

        return new EmbeddedSql(_statements, _dynamic, IsUnderstood: true);
    }

    private void Step()
    {
        if (_cursor.Accept(";") || _cursor.AcceptLabel() || _cursor.AcceptOption())
        {
            return;
        }

        if (_cursor.StartsAssignment())
        {
            _cursor.ToSemicolon();
            return;
        }

        switch (_cursor.Word())
        {
            case "declare":
                Declarations();
                break;
            case "begin" or "exception" or "else":
                _cursor.Next();
                break;
            case "end":
                End();
                break;
            case "if" or "elsif" or "elseif" or "when":
                _cursor.PassTo("then");
                break;
            case "case":
                _cursor.Next();
                _cursor.ToWord("when");
                break;
            case "loop" or "while" or "foreach":
                _cursor.PassTo("loop");
                _loops++;
                break;
            case "for":
                For();
                break;
            default:
                Simple();
                break;
        }
    }

    private void Simple()
    {
        int start = _cursor.Position;
        switch (_cursor.Word())
        {
            case "exit" or "continue" or "raise" or "null" or "get" or "fetch" or "move" or "close" or "assert":
                _cursor.ToSemicolon();
                break;
            case "return":
                Return();
                break;
            case "open":
                Open();
                break;
            case "execute":
                _cursor.Next();
                Execute(start, _cursor.ToSemicolon());
                break;
            case "perform":
                Perform(_cursor.ToSemicolon());
                break;
            default:
                Embed(_cursor.ToSemicolon());
                break;
        }
    }

    private void Perform(ArraySegment<SqlToken> statement) => Embed(statement, SelectWord.InPlaceOfFirst(statement));

    // Each declaration ends with a semicolon; BEGIN ends them all. A bound cursor has a query.
    private void Declarations()
    {
        _cursor.Next();
        while (!_cursor.AtEnd && _cursor.Word() != "begin")
        {
            ArraySegment<SqlToken> declaration = _cursor.ToSemicolon();
            int query = PlPgSqlCursor.CursorQuery(declaration);
            if (query > 0)
            {
                Embed(declaration[query..]);
            }

            _cursor.Accept(";");
        }
    }

    private void End()
    {
        _cursor.Next();
        if (_cursor.Word() == "loop")
        {
            _loops = Math.Max(0, _loops - 1);
        }

        _cursor.ToSemicolon();
    }

    // FOR i IN 1..10 LOOP, FOR r IN query LOOP, FOR r IN EXECUTE text LOOP.
    private void For()
    {
        _cursor.ToWord("in");
        _cursor.Next();
        int start = _cursor.Position;
        ArraySegment<SqlToken> source = _cursor.ToWord("loop");
        _cursor.Next();
        if (source.Count > 0 && source[0].IsWord("execute"))
        {
            Execute(start, source[1..]);
        }
        else if (source.Count > 0 && !PlPgSqlCursor.IsRange(source) && PlPgSqlCursor.StartsQuery(source))
        {
            Embed(source);
        }

        _loops++;
    }

    private void Return()
    {
        _cursor.Next();
        if (_cursor.Word() != "query")
        {
            _cursor.ToSemicolon();
            return;
        }

        _cursor.Next();
        int start = _cursor.Position;
        ArraySegment<SqlToken> query = _cursor.ToSemicolon();
        if (query.Count > 0 && query[0].IsWord("execute"))
        {
            Execute(start, query[1..]);
        }
        else
        {
            Embed(query);
        }
    }

    // OPEN c FOR query, OPEN c FOR EXECUTE text; a bound cursor's query was declared.
    private void Open()
    {
        ArraySegment<SqlToken> statement = _cursor.ToSemicolon();
        for (int i = 1; i + 1 < statement.Count; i++)
        {
            if (!statement[i].IsWord("for"))
            {
                continue;
            }

            if (statement[i + 1].IsWord("execute"))
            {
                AddExecute(statement[i + 1], statement[(i + 2)..]);
            }
            else
            {
                Embed(statement[(i + 1)..]);
            }

            return;
        }
    }

    private void Embed(ArraySegment<SqlToken> tokens) => Embed(tokens, tokens);

    // The place is that of the tokens as written; what is parsed has SELECT for PERFORM, and no INTO.
    private void Embed(ArraySegment<SqlToken> written, ArraySegment<SqlToken> sql)
    {
        if (written.Count > 0)
        {
            SqlStatement statement = new(body.Source, written[0].Start, written[^1].End, IntoTargets.Remove(sql));
            _statements.Add(body.Embed(StatementParser.Parse(statement), written[0]) with { LoopDepth = _loops });
        }
    }

    private void Execute(int keyword, ArraySegment<SqlToken> tokens) => AddExecute(body.Tokens[keyword], tokens);

    private void AddExecute(SqlToken keyword, ArraySegment<SqlToken> tokens)
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
                LoopDepth = _loops,
                Beginning = ConstantText.Beginning(command),
            });
            return;
        }

        foreach (SqlStatement statement in SqlSplitter.Split(text))
        {
            _statements.Add(body.Embed(StatementParser.Parse(statement), keyword) with { LoopDepth = _loops, IsFromExecute = true });
        }
    }
}
