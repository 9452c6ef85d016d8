using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>LOCK.</summary>
internal static class LockParser
{
    public static Statement Read(TokenCursor cursor)
    {
        cursor.ExpectWord("lock");
        cursor.AcceptWord("table");
        List<RelationReference> tables = cursor.List(() => TruncateParser.Relation(cursor));
        string mode = cursor.AcceptWord("in") ? Mode(cursor) : "access exclusive";
        return new LockTable(tables, mode, cursor.AcceptWord("nowait"));
    }

    private static string Mode(TokenCursor cursor)
    {
        List<string> words = [];
        while (cursor.AcceptAnyWord("access", "row", "share", "update", "exclusive") is { } word)
        {
            words.Add(word);
        }

        cursor.ExpectWord("mode");
        return string.Join(' ', words);
    }
}
