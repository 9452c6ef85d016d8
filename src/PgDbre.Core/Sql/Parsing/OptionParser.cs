using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>Option lists: WITH (a = 1, b), SET (…), OPTIONS (…), VACUUM (…).</summary>
internal static class OptionParser
{
    /// <summary>( name [[=] value], … ).</summary>
    public static List<StorageParameter> Parenthesized(TokenCursor cursor)
    {
        cursor.Expect("(");
        if (cursor.Accept(")"))
        {
            return [];
        }

        List<StorageParameter> options = cursor.List(() => One(cursor));
        cursor.Expect(")");
        return options;
    }

    /// <summary>The same, if it is there.</summary>
    public static List<StorageParameter> Optional(TokenCursor cursor) => cursor.Is("(") ? Parenthesized(cursor) : [];

    /// <summary>WITH (…), if it is there; the old WITHOUT OIDS says nothing.</summary>
    public static List<StorageParameter> With(TokenCursor cursor)
    {
        if (cursor.AcceptWords("without", "oids") || !cursor.IsWord("with") || !cursor.Peek(1).Is("("))
        {
            return [];
        }

        cursor.Next();
        return Parenthesized(cursor);
    }

    private static StorageParameter One(TokenCursor cursor)
    {
        string name = string.Join('.', cursor.NameParts(cursor.Label()));
        int start = cursor.Position;
        cursor.Accept("=");
        int value = cursor.Position;
        while (!cursor.AtEnd && !cursor.Is(",") && !cursor.Is(")"))
        {
            cursor.Skip();
        }

        return new StorageParameter(name, cursor.Position == start ? null : Value(cursor, value));
    }

    private static string? Value(TokenCursor cursor, int start)
    {
        if (cursor.Fragment(start) is not { } fragment)
        {
            cursor.Fail("A value");
            return null;
        }

        return fragment.Tokens is [{ Kind: SqlTokenKind.String } text] ? SqlStringValue.Of(text).Text : fragment.Text;
    }
}
