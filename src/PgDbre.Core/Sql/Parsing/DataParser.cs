using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>SELECT, INSERT, UPDATE, DELETE and MERGE, with WITH before them.</summary>
internal static class DataParser
{
    public static Statement Read(TokenCursor cursor)
    {
        List<CommonTableExpression> with = WithParser.Optional(cursor);
        DataStatement statement = cursor.Word() switch
        {
            "insert" => InsertParser.Read(cursor),
            "update" => UpdateParser.Update(cursor),
            "delete" => UpdateParser.Delete(cursor),
            "merge" => MergeParser.Read(cursor),
            _ => SelectParser.Read(cursor),
        };
        return with.Count == 0 ? statement : statement with { With = with };
    }

    /// <summary>RETURNING and all behind it; null if it is not there.</summary>
    public static SqlFragment? Returning(TokenCursor cursor) => cursor.IsWord("returning") ? cursor.Rest() : null;

    /// <summary>[[AS] alias], where the alias is none of the words that may follow.</summary>
    public static string? Alias(TokenCursor cursor, params ReadOnlySpan<string> following)
    {
        bool isThere = cursor.AcceptWord("as") || (cursor.IsName() && !cursor.IsAnyWord(following));
        return isThere ? cursor.Name() : null;
    }

    /// <summary>WHERE CURRENT OF cursor.</summary>
    public static bool CurrentOf(TokenCursor cursor)
    {
        bool isThere = cursor.AcceptWords("current", "of");
        if (isThere)
        {
            cursor.Label();
        }

        return isThere;
    }
}
