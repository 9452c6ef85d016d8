using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>ALTER TABLE and the statements that share its subcommands.</summary>
internal static class AlterTableParser
{
    public static Statement Read(TokenCursor cursor, ObjectKind kind)
    {
        if (cursor.AcceptWords("all", "in", "tablespace"))
        {
            return MoveAll(cursor, kind);
        }

        bool ifExists = cursor.AcceptIfExists();
        QualifiedName name = cursor.Relation(out bool isOnly);
        List<AlterAction> actions = Actions(cursor, kind);
        return new AlterTable(kind, name, actions) { IfExists = ifExists, IsOnly = isOnly };
    }

    private static List<AlterAction> Actions(TokenCursor cursor, ObjectKind kind) => cursor.List(() =>
    {
        int start = cursor.Position;
        AlterAction action = TableActionParser.Read(cursor, kind);
        bool isComplete = cursor.AtEnd || cursor.Is(",");
        return isComplete ? action with { Source = cursor.Taken(start) } : Unknown(cursor, start);
    });

    /// <summary>What is not understood, up to the next subcommand.</summary>
    public static AlterAction Unknown(TokenCursor cursor, int start)
    {
        cursor.Return(start);
        while (!cursor.AtEnd && !cursor.Is(","))
        {
            cursor.Skip();
        }

        if (cursor.Position == start)
        {
            cursor.Fail("What to alter");
        }

        return new UnknownAction { Source = cursor.Taken(start) };
    }

    private static MoveAllInTablespace MoveAll(TokenCursor cursor, ObjectKind kind)
    {
        string from = cursor.Name();
        List<string> owners = cursor.AcceptWords("owned", "by") ? cursor.List(cursor.Role) : [];
        cursor.ExpectWords("set", "tablespace");
        return new MoveAllInTablespace(kind, from, cursor.Name()) { Owners = owners, NoWait = cursor.AcceptWord("nowait") };
    }
}
