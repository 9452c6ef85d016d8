using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>CREATE SEQUENCE, and the options of sequences wherever they stand.</summary>
internal static class SequenceParser
{
    public static Statement Create(TokenCursor cursor, Persistence persistence)
    {
        cursor.ExpectWord("sequence");
        bool ifNotExists = cursor.AcceptIfNotExists();
        QualifiedName name = cursor.QualifiedName();
        return new CreateSequence(name, Options(cursor)) { Persistence = persistence, IfNotExists = ifNotExists };
    }

    /// <summary>(options), if they are there.</summary>
    public static List<SequenceOption> ParenthesizedOptions(TokenCursor cursor)
    {
        if (!cursor.Accept("("))
        {
            return [];
        }

        List<SequenceOption> options = Options(cursor);
        cursor.Expect(")");
        return options;
    }

    /// <summary>All options that stand there.</summary>
    public static List<SequenceOption> Options(TokenCursor cursor)
    {
        List<SequenceOption> options = [];
        while (Option(cursor) is { } option)
        {
            options.Add(option);
        }

        return options;
    }

    /// <summary>One option; null, and nothing passed, if none stands there.</summary>
    public static SequenceOption? Option(TokenCursor cursor)
    {
        if (cursor.IsWord("no") && cursor.Peek(1).IsAnyWord("cycle", "maxvalue", "minvalue"))
        {
            cursor.Next();
            return new SequenceOption($"no {cursor.AcceptAnyWord("cycle", "maxvalue", "minvalue")}", null);
        }

        if (cursor.AcceptWords("owned", "by"))
        {
            return new SequenceOption("owned by", Name(cursor));
        }

        if (cursor.AcceptWords("sequence", "name"))
        {
            return new SequenceOption("sequence name", Name(cursor));
        }

        return cursor.AcceptAnyWord(
            "as", "cache", "cycle", "increment", "maxvalue", "minvalue", "start", "restart", "logged", "unlogged") switch
        {
            "as" => new SequenceOption("as", TypeParser.Read(cursor).ToString()),
            null => null,
            string word when word is "cycle" or "logged" or "unlogged" => new SequenceOption(word, null),
            string word => new SequenceOption(word, Number(cursor)),
        };
    }

    private static string Name(TokenCursor cursor) => cursor.QualifiedName().ToString();

    // RESTART alone has no value.
    private static string? Number(TokenCursor cursor)
    {
        bool hasWord = cursor.AcceptAnyWord("with", "by") is not null;
        string sign = cursor.Accept("-") ? "-" : "";
        if (sign.Length == 0)
        {
            cursor.Accept("+");
        }

        if (cursor.Current.Kind is SqlTokenKind.Number or SqlTokenKind.Variable)
        {
            return sign + cursor.Next();
        }

        if (hasWord || sign.Length > 0)
        {
            cursor.Fail("A number");
        }

        return null;
    }
}
