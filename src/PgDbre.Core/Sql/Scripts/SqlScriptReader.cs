namespace PgDbre.Core.Sql.Scripts;

/// <summary>One pass over a script.</summary>
internal ref struct SqlScriptReader
{
    private readonly string _text;
    private readonly List<ScriptItem> _items = [];
    private readonly StatementCollector _collector;

    // Items whose rows follow: they begin on the next line, while psql first reads the line to its end.
    private readonly List<int> _waiting = [];

    // COPYs that \; ended: psql sends them with the next statement that a plain semicolon ends.
    private readonly List<int> _unsent = [];
    private SqlTokenizer _tokenizer;
    private int _lineEnd;

    public SqlScriptReader(string text)
    {
        _text = text;
        _collector = new StatementCollector(text);
        _tokenizer = new SqlTokenizer(text, 0, text.Length, isPsql: true);
    }

    public List<ScriptItem> Read()
    {
        while (true)
        {
            while (_tokenizer.Next() is { } token)
            {
                Take(token);
            }

            if (_waiting.Count == 0)
            {
                Add(_collector.Finish(), sender: null);
                return _items;
            }

            ReadData();
        }
    }

    private void Take(SqlToken token)
    {
        if (token.Kind == SqlTokenKind.Command)
        {
            TakeCommand(new PsqlCommand(token));
        }
        else
        {
            Add(_collector.Add(token), sender: null);
            if (token.Is(";") && !(token.Start > 0 && _text[token.Start - 1] == '\\'))
            {
                Send();
            }
        }
    }

    private void TakeCommand(PsqlCommand command)
    {
        if (command.Name.Length == 0)
        {
            return;
        }

        if (command.IsReset)
        {
            _collector.Discard();
        }

        if (command.IsSender)
        {
            Add(_collector.Finish(), command);
            Send();
        }

        _items.Add(command);
        if (command.ReadsData)
        {
            _unsent.Add(_items.Count - 1);
            Send();
        }
    }

    private void Add(SqlStatement? statement, PsqlCommand? sender)
    {
        if (statement is null)
        {
            return;
        }

        _items.Add(new ScriptStatement(statement, sender));
        if (statement.Tokens[0].IsWord("copy") && CopyDataReader.ReadsStandardInput(statement.Tokens))
        {
            _unsent.Add(_items.Count - 1);
        }
    }

    private void Send()
    {
        int lineEnd = _unsent.Count == 0 ? -1 : _text.IndexOf('\n', _tokenizer.Position);
        if (lineEnd >= 0)
        {
            _waiting.AddRange(_unsent);
            _lineEnd = lineEnd;
            _tokenizer.Limit(lineEnd);
        }

        _unsent.Clear();
    }

    private void ReadData()
    {
        int at = _lineEnd + 1;
        foreach (int index in _waiting)
        {
            if (CopyDataReader.Find(_text, at) is { } data)
            {
                _items[index] = _items[index] with { Data = data };
                int next = _text.IndexOf('\n', data.End);
                at = next < 0 ? _text.Length : next + 1;
            }
        }

        _waiting.Clear();
        _tokenizer.Limit(_text.Length);
        _tokenizer.SkipTo(at);
    }
}
