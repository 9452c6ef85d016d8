using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>CREATE POLICY and ALTER POLICY.</summary>
internal static class PolicyParser
{
    public static Statement Create(TokenCursor cursor)
    {
        cursor.ExpectWord("policy");
        string name = cursor.Name();
        cursor.ExpectWord("on");
        CreatePolicy policy = new(name, cursor.QualifiedName());
        if (cursor.AcceptWord("as"))
        {
            policy = policy with { IsRestrictive = cursor.Label() == "restrictive" };
        }

        if (cursor.AcceptWord("for"))
        {
            policy = policy with { Command = cursor.Label() };
        }

        (List<string> roles, SqlExpression? condition, SqlExpression? check) = Conditions(cursor);
        return policy with { Roles = roles, Using = condition, WithCheck = check };
    }

    public static Statement Alter(TokenCursor cursor)
    {
        cursor.AcceptIfExists();
        string name = cursor.Name();
        cursor.ExpectWord("on");
        AlterPolicy policy = new(name, cursor.QualifiedName());
        if (cursor.AcceptWords("rename", "to"))
        {
            return policy with { NewName = cursor.Name() };
        }

        (List<string> roles, SqlExpression? condition, SqlExpression? check) = Conditions(cursor);
        return policy with { Roles = roles, Using = condition, WithCheck = check };
    }

    private static (List<string> Roles, SqlExpression? Using, SqlExpression? WithCheck) Conditions(TokenCursor cursor)
    {
        List<string> roles = cursor.AcceptWord("to") ? cursor.List(cursor.Role) : [];
        SqlExpression? condition = cursor.AcceptWord("using") ? cursor.ParenthesizedExpression() : null;
        SqlExpression? check = cursor.AcceptWords("with", "check") ? cursor.ParenthesizedExpression() : null;
        return (roles, condition, check);
    }
}
