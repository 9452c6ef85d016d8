namespace PgDbre.Core.Sql;

/// <summary>What a piece of SQL text is to PostgreSQL's lexer.</summary>
public enum SqlTokenKind
{
    /// <summary>A word: keyword or unquoted identifier; which of the two only the grammar knows.</summary>
    Word,
    /// <summary>"Quoted" or U&amp;"quoted" identifier.</summary>
    QuotedIdentifier,
    /// <summary>Any string constant: '', E'', U&amp;'', B'', X'', N'' or dollar-quoted.</summary>
    String,
    /// <summary>Integer, decimal or with exponent; hexadecimal, octal and binary too.</summary>
    Number,
    /// <summary>$1.</summary>
    Parameter,
    /// <summary>An operator, :: and := included.</summary>
    Operator,
    /// <summary>One of ( ) [ ] , ; . :</summary>
    Punctuation,
    /// <summary>A psql variable (:x, :'x', :"x", :{?x}); only where a script for psql is read.</summary>
    Variable,
    /// <summary>A psql command with its arguments (\echo done); only where a script for psql is read.</summary>
    Command,
    /// <summary>A string, quoted identifier or comment that does not end, or a character SQL has no use for.</summary>
    Invalid,
}
