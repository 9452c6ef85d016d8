using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>Statements of a few words that change no object.</summary>
internal static class SessionParser
{
    public static Statement Read(TokenCursor cursor)
    {
        string? keyword = cursor.AcceptAnyWord(
            "execute", "deallocate", "fetch", "move", "close", "listen", "unlisten", "notify", "load", "checkpoint", "discard");
        if (keyword is null)
        {
            cursor.Fail("A statement that PostgreSQL knows");
            return new UnparsedStatement("", null);
        }

        bool hasName = keyword is "execute" or "deallocate" or "listen" or "unlisten" or "notify" or "close";
        int start = cursor.Position;
        if (keyword == "deallocate")
        {
            cursor.AcceptWord("prepare");
        }

        string? name = hasName && cursor.IsName() ? cursor.Name() : null;
        cursor.Rest();
        return new SessionCommand(keyword, name, cursor.Fragment(start));
    }
}
