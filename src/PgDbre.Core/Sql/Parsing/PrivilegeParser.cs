using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>GRANT, REVOKE and ALTER DEFAULT PRIVILEGES.</summary>
internal static class PrivilegeParser
{
    public static Statement Read(TokenCursor cursor)
    {
        bool isRevoke = cursor.Next().IsWord("revoke");
        bool isOptionOnly = isRevoke && AcceptOptionFor(cursor);
        List<string> privileges = cursor.List(() => Privilege(cursor));
        return cursor.AcceptWord("on")
            ? Objects(cursor, isRevoke, privileges, isOptionOnly)
            : Role(cursor, isRevoke, privileges);
    }

    public static Statement Defaults(TokenCursor cursor)
    {
        List<string> roles = [];
        List<string> schemas = [];
        while (cursor.IsAnyWord("for", "in"))
        {
            bool isRole = cursor.Next().IsWord("for");
            cursor.AcceptAnyWord("role", "user", "schema");
            (isRole ? roles : schemas).AddRange(cursor.List(cursor.Role));
        }

        bool isRevoke = cursor.AcceptAnyWord("grant", "revoke") == "revoke";
        AcceptOptionFor(cursor);
        List<string> privileges = cursor.List(() => Privilege(cursor));
        cursor.ExpectWord("on");
        string objects = cursor.AcceptWords("large", "objects") ? "large objects" : cursor.Label();
        List<string> grantees = Grantees(cursor, isRevoke);
        cursor.AcceptWords("with", "grant", "option");
        cursor.AcceptCascade();
        return new AlterDefaultPrivileges(isRevoke, privileges, objects, grantees) { Roles = roles, Schemas = schemas };
    }

    // GRANT OPTION FOR, ADMIN OPTION FOR, INHERIT OPTION FOR, SET OPTION FOR.
    private static bool AcceptOptionFor(TokenCursor cursor)
    {
        bool isThere = cursor.Peek(1).IsWord("option") && cursor.Peek(2).IsWord("for");
        for (int i = 0; isThere && i < 3; i++)
        {
            cursor.Next();
        }

        return isThere;
    }

    private static string Privilege(TokenCursor cursor)
    {
        string privilege = cursor.AcceptWords("alter", "system") ? "alter system" : cursor.Label();
        if (privilege == "all")
        {
            cursor.AcceptWord("privileges");
        }

        return cursor.Is("(") ? $"{privilege} ({string.Join(", ", cursor.ParenthesizedNames())})" : privilege;
    }

    private static GrantPrivileges Objects(TokenCursor cursor, bool isRevoke, List<string> privileges, bool isOptionOnly)
    {
        bool isAll = cursor.AcceptWord("all");
        ObjectKind kind = isAll ? AllKind(cursor) : ObjectKindParser.Accept(cursor) ?? ObjectKind.Table;
        List<ObjectReference> objects = cursor.List(() => ObjectReferenceParser.Read(cursor, isAll ? ObjectKind.Schema : kind));
        List<string> grantees = Grantees(cursor, isRevoke);
        bool isGrantable = cursor.AcceptWords("with", "grant", "option");
        GrantedBy(cursor);
        return new GrantPrivileges(isRevoke, privileges, kind, objects, grantees)
        {
            IsAllInSchema = isAll,
            GrantOption = isGrantable || isOptionOnly,
            IsCascade = cursor.AcceptCascade(),
        };
    }

    private static ObjectKind AllKind(TokenCursor cursor)
    {
        string? objects = cursor.AcceptAnyWord("tables", "sequences", "functions", "procedures", "routines");
        cursor.ExpectWords("in", "schema");
        return objects switch
        {
            "sequences" => ObjectKind.Sequence,
            "functions" => ObjectKind.Function,
            "procedures" => ObjectKind.Procedure,
            "routines" => ObjectKind.Routine,
            _ => ObjectKind.Table,
        };
    }

    private static GrantRole Role(TokenCursor cursor, bool isRevoke, List<string> roles)
    {
        List<string> grantees = Grantees(cursor, isRevoke);
        if (cursor.AcceptWord("with"))
        {
            cursor.List(() => cursor.Label() + " " + cursor.Label());
        }

        GrantedBy(cursor);
        return new GrantRole(isRevoke, roles, grantees) { IsCascade = cursor.AcceptCascade() };
    }

    private static List<string> Grantees(TokenCursor cursor, bool isRevoke)
    {
        cursor.ExpectWord(isRevoke ? "from" : "to");
        return cursor.List(() =>
        {
            cursor.AcceptWord("group");
            return cursor.Role();
        });
    }

    private static void GrantedBy(TokenCursor cursor)
    {
        if (cursor.AcceptWords("granted", "by"))
        {
            cursor.Role();
        }
    }
}
