using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>TRUNCATE.</summary>
internal static class TruncateParser
{
    public static Statement Read(TokenCursor cursor)
    {
        cursor.ExpectWord("truncate");
        cursor.AcceptWord("table");
        List<RelationReference> tables = cursor.List(() => Relation(cursor));
        bool isRestart = cursor.AcceptWords("restart", "identity");
        if (!isRestart)
        {
            cursor.AcceptWords("continue", "identity");
        }

        return new Truncate(tables) { RestartIdentity = isRestart, IsCascade = cursor.AcceptCascade() };
    }

    /// <summary>[ONLY] name [*], without columns.</summary>
    public static RelationReference Relation(TokenCursor cursor)
    {
        QualifiedName name = cursor.Relation(out bool isOnly);
        return new RelationReference(name, isOnly, []);
    }
}
