using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>ALTER CONSTRAINT.</summary>
internal static class AlterConstraintParser
{
    public static AlterAction Read(TokenCursor cursor)
    {
        AlterConstraint change = new(cursor.Name());
        while (Attribute(cursor, change) is { } changed)
        {
            change = changed;
        }

        return change;
    }

    private static AlterConstraint? Attribute(TokenCursor cursor, AlterConstraint change)
    {
        if (cursor.AcceptWords("no", "inherit"))
        {
            return change with { IsInherited = false };
        }

        bool isNot = cursor.IsWord("not") && cursor.Peek(1).IsAnyWord("deferrable", "enforced") && cursor.AcceptWord("not");
        return cursor.AcceptAnyWord("deferrable", "enforced", "inherit", "initially") switch
        {
            "deferrable" => change with { IsDeferrable = !isNot },
            "enforced" => change with { IsEnforced = !isNot },
            "inherit" => change with { IsInherited = true },
            "initially" => Initially(cursor, change),
            _ => null,
        };
    }

    private static AlterConstraint Initially(TokenCursor cursor, AlterConstraint change)
    {
        bool isDeferred = cursor.AcceptWord("deferred");
        if (!isDeferred)
        {
            cursor.ExpectWord("immediate");
        }

        return change with { IsInitiallyDeferred = isDeferred };
    }
}
