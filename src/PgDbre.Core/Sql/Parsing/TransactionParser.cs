using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>Statements about transactions.</summary>
internal static class TransactionParser
{
    public static Statement Read(TokenCursor cursor)
    {
        switch (cursor.AcceptAnyWord("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "prepare"))
        {
            case "begin":
                AcceptNoise(cursor);
                return new TransactionStatement(TransactionKind.Begin) { Modes = Modes(cursor) };
            case "start":
                cursor.ExpectWord("transaction");
                return new TransactionStatement(TransactionKind.Begin) { Modes = Modes(cursor) };
            case "commit" or "end":
                return cursor.AcceptWord("prepared")
                    ? Prepared(cursor, TransactionKind.CommitPrepared)
                    : End(cursor, TransactionKind.Commit);
            case "savepoint":
                return new TransactionStatement(TransactionKind.Savepoint) { Name = cursor.Name() };
            case "release":
                return Savepoint(cursor, TransactionKind.Release);
            case "prepare":
                cursor.ExpectWord("transaction");
                return Prepared(cursor, TransactionKind.Prepare);
            default:
                return Rollback(cursor);
        }
    }

    /// <summary>Modes with or without commas between them.</summary>
    public static List<string> Modes(TokenCursor cursor)
    {
        List<string> modes = [];
        while (Mode(cursor) is { } mode)
        {
            modes.Add(mode);
            cursor.Accept(",");
        }

        return modes;
    }

    private static string? Mode(TokenCursor cursor)
    {
        if (cursor.AcceptWords("isolation", "level"))
        {
            string level = cursor.AcceptAnyWord("serializable", "repeatable", "read") ?? "";
            string second = level is "repeatable" or "read" ? $" {cursor.Label()}" : "";
            return $"isolation level {level}{second}";
        }

        if (cursor.AcceptWords("not", "deferrable"))
        {
            return "not deferrable";
        }

        return cursor.AcceptAnyWord("read", "deferrable") switch
        {
            "read" => $"read {cursor.AcceptAnyWord("only", "write")}",
            string mode => mode,
            null => null,
        };
    }

    private static TransactionStatement Rollback(TokenCursor cursor)
    {
        if (cursor.AcceptWord("prepared"))
        {
            return Prepared(cursor, TransactionKind.RollbackPrepared);
        }

        AcceptNoise(cursor);
        return cursor.AcceptWord("to") ? Savepoint(cursor, TransactionKind.RollbackTo) : End(cursor, TransactionKind.Rollback);
    }

    private static TransactionStatement End(TokenCursor cursor, TransactionKind kind)
    {
        AcceptNoise(cursor);
        bool isChain = cursor.AcceptWords("and", "chain");
        if (!isChain)
        {
            cursor.AcceptWords("and", "no", "chain");
        }

        return new TransactionStatement(kind) { IsChain = isChain };
    }

    private static TransactionStatement Prepared(TokenCursor cursor, TransactionKind kind) => new(kind) { Name = cursor.String() };

    private static TransactionStatement Savepoint(TokenCursor cursor, TransactionKind kind)
    {
        if (cursor.IsName(1))
        {
            cursor.AcceptWord("savepoint");
        }

        return new TransactionStatement(kind) { Name = cursor.Name() };
    }

    private static void AcceptNoise(TokenCursor cursor) => cursor.AcceptAnyWord("work", "transaction");
}
