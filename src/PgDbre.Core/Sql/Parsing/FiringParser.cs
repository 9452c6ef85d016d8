using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>ENABLE, DISABLE and FORCE of ALTER TABLE: triggers, rules, row-level security.</summary>
internal static class FiringParser
{
    public static AlterAction? Read(TokenCursor cursor)
    {
        string verb = cursor.AcceptAnyWord("enable", "disable", "force")!;
        if (cursor.AcceptWords("row", "level", "security"))
        {
            return verb == "force" ? new SetRowSecurity(null, IsForced: true) : new SetRowSecurity(verb == "enable", null);
        }

        FiringMode mode = cursor.AcceptAnyWord("replica", "always") switch
        {
            "replica" => FiringMode.Replica,
            "always" => FiringMode.Always,
            _ => verb == "enable" ? FiringMode.Enabled : FiringMode.Disabled,
        };
        if (cursor.AcceptWord("rule"))
        {
            return new SetRule(cursor.Name(), mode);
        }

        return cursor.AcceptWord("trigger") ? Trigger(cursor, mode) : null;
    }

    private static SetTrigger Trigger(TokenCursor cursor, FiringMode mode) => cursor.AcceptAnyWord("all", "user") switch
    {
        "all" => new SetTrigger(null, mode) { IsAll = true },
        "user" => new SetTrigger(null, mode) { IsUser = true },
        _ => new SetTrigger(cursor.Name(), mode),
    };
}
