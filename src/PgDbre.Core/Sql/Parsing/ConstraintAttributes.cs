using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>What may stand behind a constraint: DEFERRABLE, INITIALLY, NOT VALID, NO INHERIT, ENFORCED.</summary>
internal static class ConstraintAttributes
{
    /// <summary>The constraint with the attribute that stands there; null, and nothing passed, if none does.</summary>
    public static Constraint? Read(TokenCursor cursor, Constraint constraint)
    {
        if (cursor.AcceptWords("not", "valid"))
        {
            return constraint with { IsNotValid = true };
        }

        if (cursor.AcceptWords("not", "enforced"))
        {
            return constraint with { IsNotEnforced = true };
        }

        if (cursor.AcceptWords("no", "inherit"))
        {
            return constraint with { IsNoInherit = true };
        }

        if (cursor.AcceptWords("initially", "deferred"))
        {
            return constraint with { IsDeferrable = true, IsInitiallyDeferred = true };
        }

        if (cursor.AcceptWord("deferrable"))
        {
            return constraint with { IsDeferrable = true };
        }

        bool isDefault =
            cursor.AcceptWords("not", "deferrable") || cursor.AcceptWords("initially", "immediate") || cursor.AcceptWord("enforced");
        return isDefault ? constraint with { } : null;
    }
}
