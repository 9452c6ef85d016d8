namespace PgDbre.Core.Sql.Parsing;

/// <content>Names and constants.</content>
internal sealed partial class TokenCursor
{
    /// <summary>True if the next token may be a name: quoted, a psql variable, or a word that is not reserved.</summary>
    public bool IsName(int ahead = 0) => Peek(ahead) switch
    {
        { Kind: SqlTokenKind.QuotedIdentifier or SqlTokenKind.Variable } => true,
        { Kind: SqlTokenKind.Word, Length: > 0 } => !ReservedWords.Contains(Word(ahead)),
        _ => false,
    };

    /// <summary>A name of a column, table or anything that reserved words cannot be.</summary>
    public string Name()
    {
        if (!IsName())
        {
            Fail("A name");
            return "";
        }

        return Identifier();
    }

    /// <summary>A name where any word will do: behind a point, behind AS, of a function or a type.</summary>
    public string Label()
    {
        if (Current is not ({ Kind: SqlTokenKind.QuotedIdentifier or SqlTokenKind.Variable } or { Kind: SqlTokenKind.Word, Length: > 0 }))
        {
            Fail("A name");
            return "";
        }

        return Identifier();
    }

    /// <summary>name, schema.name or database.schema.name.</summary>
    public QualifiedName QualifiedName() => FromParts(NameParts(Name()));

    /// <summary>The same where the name itself may be a word reserved elsewhere: a function, a type.</summary>
    public QualifiedName QualifiedLabel() => FromParts(NameParts(Label()));

    /// <summary>All parts of a name with points.</summary>
    public List<string> NameParts(string first)
    {
        List<string> parts = [first];
        while (Accept("."))
        {
            parts.Add(Label());
        }

        return parts;
    }

    /// <summary>A name of its parts.</summary>
    public static QualifiedName FromParts(List<string> parts) =>
        new(parts.Count > 1 ? parts[^2] : null, parts[^1]) { Database = parts.Count > 2 ? string.Join('.', parts[..^2]) : null };

    /// <summary>(a, b, c).</summary>
    public List<string> ParenthesizedNames()
    {
        Expect("(");
        List<string> names = List(Name);
        Expect(")");
        return names;
    }

    /// <summary>(a, b, c) if it is there.</summary>
    public List<string> OptionalNames() => Is("(") ? ParenthesizedNames() : [];

    /// <summary>Items with commas between them; one at least.</summary>
    public List<T> List<T>(Func<T> item)
    {
        List<T> items = [item()];
        while (Accept(","))
        {
            items.Add(item());
        }

        return items;
    }

    /// <summary>The value of a string constant, UESCAPE applied.</summary>
    public string String()
    {
        if (Current.Kind is not (SqlTokenKind.String or SqlTokenKind.Variable))
        {
            Fail("A string");
            return "";
        }

        SqlToken token = Next();
        return token.Kind == SqlTokenKind.Variable ? token.ToString() : SqlStringValue.Of(token, UnicodeEscape(token)).Text;
    }

    /// <summary>A role: a name, or CURRENT_USER, CURRENT_ROLE, SESSION_USER in lower case.</summary>
    public string Role() => AcceptAnyWord("current_user", "current_role", "session_user", "public") ?? Name();

    /// <summary>[ONLY] table [*].</summary>
    public QualifiedName Relation(out bool isOnly)
    {
        isOnly = AcceptWord("only");
        bool isWrapped = isOnly && Accept("(");
        QualifiedName name = QualifiedName();
        if (isWrapped)
        {
            Expect(")");
        }

        Accept("*");
        return name;
    }

    private string Identifier()
    {
        int start = _at;
        SqlToken token = Next();
        string name = token.Kind == SqlTokenKind.QuotedIdentifier && token.Span[0] is 'u' or 'U'
            ? SqlStringValue.Of(token, UnicodeEscape(token)).Text
            : token.Identifier!;
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
        {
            Return(start);
            Fail("A name of one character at least");
        }

        return name;
    }

    // U&'d!0061ta' UESCAPE '!': two tokens more, which belong to the first.
    private char UnicodeEscape(SqlToken token)
    {
        bool isThere = token.Span[0] is 'u' or 'U' && IsWord("uescape") && Peek(1) is { Kind: SqlTokenKind.String, Length: 3 };
        if (!isThere)
        {
            return '\\';
        }

        Next();
        return Next().Span[1];
    }
}
