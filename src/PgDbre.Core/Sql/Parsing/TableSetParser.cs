using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>SET, RESET and REPLICA IDENTITY of ALTER TABLE.</summary>
internal static class TableSetParser
{
    public static AlterAction? Set(TokenCursor cursor)
    {
        cursor.Next();
        if (cursor.Is("("))
        {
            return new SetStorageParameters(OptionParser.Parenthesized(cursor));
        }

        return cursor.AcceptAnyWord("schema", "tablespace", "logged", "unlogged", "without", "access") switch
        {
            "schema" => new SetSchema(cursor.Name()),
            "tablespace" => new SetTablespace(cursor.Name(), cursor.AcceptWord("nowait")),
            "logged" => new SetLogged(true),
            "unlogged" => new SetLogged(false),
            "without" => Without(cursor),
            "access" => AccessMethod(cursor),
            _ => null,
        };
    }

    public static AlterAction? Reset(TokenCursor cursor)
    {
        cursor.Next();
        return cursor.Is("(") ? new ResetStorageParameters(OptionParser.Parenthesized(cursor)) : null;
    }

    public static AlterAction? ReplicaIdentity(TokenCursor cursor)
    {
        if (!cursor.AcceptWords("replica", "identity"))
        {
            return null;
        }

        if (cursor.AcceptWords("using", "index"))
        {
            return new SetReplicaIdentity("index", cursor.Name());
        }

        return cursor.AcceptAnyWord("default", "full", "nothing") is { } identity ? new SetReplicaIdentity(identity, null) : null;
    }

    private static AlterAction? Without(TokenCursor cursor) => cursor.AcceptAnyWord("cluster", "oids") switch
    {
        "cluster" => new ClusterOn(null),
        "oids" => new SetWithoutOids(),
        _ => null,
    };

    private static SetAccessMethod AccessMethod(TokenCursor cursor)
    {
        cursor.ExpectWord("method");
        return new SetAccessMethod(cursor.AcceptWord("default") ? null : cursor.Name());
    }
}
