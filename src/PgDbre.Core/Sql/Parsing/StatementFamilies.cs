using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>Finds the parser of a statement by its first word.</summary>
internal static class StatementFamilies
{
    public static Statement Read(TokenCursor cursor) => cursor.Word() switch
    {
        "create" => CreateParser.Read(cursor),
        "alter" => AlterParser.Read(cursor),
        "drop" => DropParser.Read(cursor),
        "select" or "with" or "values" or "table" or "" => DataParser.Read(cursor),
        "insert" or "update" or "delete" or "merge" => DataParser.Read(cursor),
        "truncate" => TruncateParser.Read(cursor),
        "copy" => CopyParser.Read(cursor),
        "set" or "reset" or "show" => SettingParser.Read(cursor),
        "begin" or "start" or "commit" or "end" or "rollback" or "abort" or "savepoint" or "release" => TransactionParser.Read(cursor),
        "prepare" => cursor.Peek(1).IsWord("transaction") ? TransactionParser.Read(cursor) : CursorParser.Prepare(cursor),
        "lock" => LockParser.Read(cursor),
        "vacuum" or "analyze" or "analyse" => MaintenanceParser.Vacuum(cursor),
        "cluster" => MaintenanceParser.Cluster(cursor),
        "reindex" => IndexParser.Reindex(cursor),
        "refresh" => ViewParser.Refresh(cursor),
        "comment" => CommentParser.Comment(cursor),
        "security" => CommentParser.SecurityLabel(cursor),
        "grant" or "revoke" => PrivilegeParser.Read(cursor),
        "do" => RoutineParser.Do(cursor),
        "call" => RoutineParser.Call(cursor),
        "explain" => CursorParser.Explain(cursor),
        "declare" => CursorParser.Declare(cursor),
        "import" => SchemaParser.ImportForeign(cursor),
        "reassign" => DropParser.ReassignOwned(cursor),
        _ => SessionParser.Read(cursor),
    };
}
