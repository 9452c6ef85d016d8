using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>What follows ALTER [COLUMN] name.</summary>
internal static class ColumnActionParser
{
    /// <summary>The action; null if none is known.</summary>
    public static AlterAction? Read(TokenCursor cursor, string column)
    {
        if (cursor.AcceptWord("type") || cursor.AcceptWords("set", "data", "type"))
        {
            return Type(cursor, column);
        }

        if (StartsIdentityOption(cursor))
        {
            return Identity(cursor, column);
        }

        return cursor.AcceptAnyWord("set", "drop", "add", "reset", "options") switch
        {
            "set" => Set(cursor, column),
            "drop" => Drop(cursor, column),
            "add" => AddIdentity(cursor, column),
            "reset" => new ResetColumnOptions(column, OptionParser.Parenthesized(cursor)),
            "options" => cursor.OptionalGroup() is { } options ? new SetColumnForeignOptions(column, options) : null,
            _ => null,
        };
    }

    private static AlterColumnType Type(TokenCursor cursor, string column)
    {
        TypeName type = TypeParser.Read(cursor);
        QualifiedName? collation = cursor.AcceptWord("collate") ? cursor.QualifiedName() : null;
        return new AlterColumnType(column, type, collation, cursor.AcceptWord("using") ? cursor.Expression() : null);
    }

    private static AlterAction? Set(TokenCursor cursor, string column)
    {
        if (cursor.AcceptWords("not", "null"))
        {
            return new SetColumnNotNull(column);
        }

        if (cursor.Is("("))
        {
            return new SetColumnOptions(column, OptionParser.Parenthesized(cursor));
        }

        return cursor.AcceptAnyWord("default", "expression", "statistics", "storage", "compression") switch
        {
            "default" => new SetColumnDefault(column, cursor.Expression()),
            "expression" => Expression(cursor, column),
            "statistics" => Statistics(cursor, column),
            "storage" => new SetColumnStorage(column, cursor.Label()),
            "compression" => new SetColumnCompression(column, cursor.Label()),
            _ => null,
        };
    }

    private static SetColumnExpression Expression(TokenCursor cursor, string column)
    {
        cursor.ExpectWord("as");
        return new SetColumnExpression(column, cursor.ParenthesizedExpression());
    }

    private static SetColumnStatistics Statistics(TokenCursor cursor, string column)
    {
        string sign = cursor.Accept("-") ? "-" : cursor.Accept("+") ? "" : "";
        return new SetColumnStatistics(column, sign + SqlIdentifier.Fold(cursor.Next().Span));
    }

    private static AlterAction? Drop(TokenCursor cursor, string column)
    {
        if (cursor.AcceptWords("not", "null"))
        {
            return new DropColumnNotNull(column);
        }

        return cursor.AcceptAnyWord("default", "expression", "identity") switch
        {
            "default" => new DropColumnDefault(column),
            "expression" => new DropColumnExpression(column, cursor.AcceptIfExists()),
            "identity" => new DropColumnIdentity(column, cursor.AcceptIfExists()),
            _ => null,
        };
    }

    private static AddColumnIdentity AddIdentity(TokenCursor cursor, string column)
    {
        cursor.ExpectWord("generated");
        bool isAlways = ColumnParser.GeneratedAlways(cursor);
        cursor.ExpectWords("as", "identity");
        return new AddColumnIdentity(column, new IdentityClause(isAlways, SequenceParser.ParenthesizedOptions(cursor)));
    }

    private static bool StartsIdentityOption(TokenCursor cursor) =>
        cursor.IsWord("restart") || (cursor.IsWord("set") && cursor.Peek(1).IsAnyWord(
            "generated", "sequence", "increment", "cache", "cycle", "maxvalue", "minvalue", "no", "start", "restart", "owned", "as", "logged",
            "unlogged"));

    private static SetColumnIdentity Identity(TokenCursor cursor, string column)
    {
        bool? isAlways = null;
        List<SequenceOption> options = [];
        while (StartsIdentityOption(cursor))
        {
            cursor.AcceptWord("set");
            if (cursor.AcceptWord("generated"))
            {
                isAlways = ColumnParser.GeneratedAlways(cursor);
            }
            else if (SequenceParser.Option(cursor) is { } option)
            {
                options.Add(option);
            }
            else
            {
                cursor.Fail("An option of a sequence");
            }
        }

        return new SetColumnIdentity(column, isAlways, options);
    }
}
