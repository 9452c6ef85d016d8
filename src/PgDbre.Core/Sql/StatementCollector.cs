namespace PgDbre.Core.Sql;

/// <summary>
/// Takes tokens one by one and says when a statement is complete: at a semicolon outside of parentheses and of a BEGIN ATOMIC body.
/// </summary>
internal sealed class StatementCollector(string source)
{
    private readonly List<SqlToken> _tokens = [];
    private int _parentheses;
    private int _blocks;

    /// <summary>True if no token of a statement has come yet.</summary>
    public bool IsEmpty => _tokens.Count == 0;

    /// <summary>The statement that this token ends; null while it goes on, and for a semicolon with nothing before it.</summary>
    public SqlStatement? Add(SqlToken token)
    {
        if (token.Kind == SqlTokenKind.Punctuation)
        {
            if (token.Is(";") && _parentheses == 0 && _blocks == 0)
            {
                return Finish();
            }

            _parentheses += token.Is("(") ? 1 : token.Is(")") && _parentheses > 0 ? -1 : 0;
        }
        else if (token.Kind == SqlTokenKind.Word)
        {
            _blocks += BlockStep(token);
        }

        _tokens.Add(token);
        return null;
    }

    /// <summary>The statement as far as it came, ended by something else than a semicolon; null if there is none.</summary>
    public SqlStatement? Finish()
    {
        SqlStatement? statement = IsEmpty ? null : new SqlStatement(source, _tokens[0].Start, _tokens[^1].End, _tokens.ToArray());
        Discard();
        return statement;
    }

    /// <summary>Forgets the tokens so far.</summary>
    public void Discard()
    {
        _tokens.Clear();
        _parentheses = 0;
        _blocks = 0;
    }

    // Only a routine with an SQL-standard body (BEGIN ATOMIC … END) holds semicolons of its own; psql counts the same words.
    private int BlockStep(SqlToken token)
    {
        if (_blocks == 0)
        {
            return token.IsWord("atomic") && _tokens.Count > 0 && _tokens[^1].IsWord("begin") && IsRoutine() ? 1 : 0;
        }

        return token.IsWord("case") ? 1 : token.IsWord("end") ? -1 : 0;
    }

    private bool IsRoutine()
    {
        int at = _tokens.Count > 3 && _tokens[1].IsWord("or") && _tokens[2].IsWord("replace") ? 3 : 1;
        return _tokens.Count > at && _tokens[0].IsWord("create") && _tokens[at].IsAnyWord("function", "procedure");
    }
}
