namespace PgDbre.Core.Sql.Routines;

/// <summary>
/// Walks over PL/pgSQL (src/pl/plpgsql/src/pl_gram.y) statement by statement: control structures are passed over, static SQL is read,
/// EXECUTE is resolved where its text is put together from constants.
/// </summary>
internal sealed class PlPgSqlReader(BodyText body)
{
    private readonly BodyStatements _found = new(body);
    private readonly PlPgSqlCursor _cursor = new(body.Tokens);
    private int _loops;

    public EmbeddedSql Read()
    {
        while (!_cursor.AtEnd)
        {
            int start = _cursor.Position;
            if (_cursor.StartsAssignment())
            {
                _cursor.ToSemicolon();
            }
            else if (!_cursor.Accept(";") && !_cursor.AcceptLabel() && !_cursor.AcceptOption())
            {
                Step();
            }

            if (_cursor.Position == start)
            {
                _cursor.Next();
            }
        }

        return _found.ToEmbeddedSql();
    }

    private void Step()
    {
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
                _found.Execute(body.Tokens[start], _cursor.ToSemicolon(), _loops);
                break;
            case "perform":
                _found.Perform(_cursor.ToSemicolon(), _loops);
                break;
            default:
                _found.Embed(_cursor.ToSemicolon(), _loops);
                break;
        }
    }

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
                _found.Embed(declaration[query..], _loops);
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
            _found.Execute(body.Tokens[start], source[1..], _loops);
        }
        else if (source.Count > 0 && !PlPgSqlCursor.IsRange(source) && PlPgSqlCursor.StartsQuery(source))
        {
            _found.Embed(source, _loops);
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
            _found.Execute(body.Tokens[start], query[1..], _loops);
        }
        else
        {
            _found.Embed(query, _loops);
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
                _found.Execute(statement[i + 1], statement[(i + 2)..], _loops);
            }
            else
            {
                _found.Embed(statement[(i + 1)..], _loops);
            }

            return;
        }
    }
}
