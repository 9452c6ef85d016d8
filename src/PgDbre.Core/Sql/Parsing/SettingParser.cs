using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>SET, RESET, SHOW, and the same in ALTER ROLE, ALTER DATABASE and ALTER SYSTEM.</summary>
internal static class SettingParser
{
    public static Statement Read(TokenCursor cursor) => cursor.AcceptAnyWord("set", "reset", "show") switch
    {
        "set" => Set(cursor),
        "reset" => Reset(cursor),
        _ => new ShowParameter(ParameterName(cursor)),
    };

    public static Statement Alter(TokenCursor cursor, ObjectKind? kind)
    {
        int start = cursor.Position;
        bool isAll = kind == ObjectKind.Role && cursor.AcceptWord("all");
        string? target = kind is null || isAll ? null : kind == ObjectKind.Role ? cursor.Role() : cursor.Name();
        SqlFragment? source = cursor.Fragment(start);
        string? database = kind == ObjectKind.Role && cursor.AcceptWords("in", "database") ? cursor.Name() : null;
        bool isMove = kind == ObjectKind.Database && cursor.IsWord("set") && cursor.Peek(1).IsWord("tablespace");
        bool isSetting = cursor.IsAnyWord("set", "reset") && !isMove;
        if (!isSetting && kind is { } named && source is not null)
        {
            return OtherObjectParser.Action(cursor, new ObjectReference(named, new QualifiedName(null, target ?? "all"), source), false);
        }

        int change = cursor.Position;
        Statement setting = cursor.AcceptWord("reset") ? Reset(cursor) : AlterSet(cursor);
        setting = setting with { Source = StatementParser.Located(cursor.Segment(change)) };
        return new AlterSettings(kind, target, setting) { Database = database };
    }

    private static SetParameter AlterSet(TokenCursor cursor)
    {
        cursor.ExpectWord("set");
        return Assignment(cursor, isLocal: false);
    }

    private static Statement Set(TokenCursor cursor)
    {
        if (cursor.AcceptWord("constraints"))
        {
            return Constraints(cursor);
        }

        if (cursor.AcceptWords("session", "characteristics", "as", "transaction"))
        {
            return new SetTransaction(IsSession: true, TransactionParser.Modes(cursor));
        }

        bool isLocal = cursor.AcceptWord("local");
        if (!isLocal && cursor.IsWord("session") && !cursor.Peek(1).IsWord("authorization"))
        {
            cursor.Next();
        }

        if (!cursor.IsWord("transaction"))
        {
            return Assignment(cursor, isLocal);
        }

        cursor.Next();
        bool isSnapshot = cursor.AcceptWord("snapshot");
        List<string> modes = isSnapshot ? [$"snapshot {cursor.String()}"] : TransactionParser.Modes(cursor);
        return new SetTransaction(IsSession: false, modes) { IsLocal = isLocal };
    }

    private static SetConstraints Constraints(TokenCursor cursor)
    {
        List<QualifiedName> names = cursor.AcceptWord("all") ? [] : cursor.List(cursor.QualifiedName);
        bool isDeferred = cursor.AcceptWord("deferred");
        if (!isDeferred)
        {
            cursor.ExpectWord("immediate");
        }

        return new SetConstraints(names, isDeferred);
    }

    /// <summary>What follows SET: a parameter and its values, in any spelling.</summary>
    public static SetParameter Assignment(TokenCursor cursor, bool isLocal)
    {
        SetParameter set = Special(cursor) ?? Plain(cursor);
        return set with { IsLocal = isLocal };
    }

    // Spellings of the standard (gram.y, set_rest_more).
    private static SetParameter? Special(TokenCursor cursor)
    {
        if (cursor.AcceptWords("time", "zone"))
        {
            return new SetParameter("timezone", cursor.AcceptAnyWord("default", "local") is null ? [ZoneText(cursor)] : []);
        }

        if (cursor.AcceptWords("session", "authorization"))
        {
            return new SetParameter("session_authorization", Values(cursor));
        }

        if (cursor.AcceptWords("xml", "option"))
        {
            return new SetParameter("xmloption", [cursor.Label()]);
        }

        bool isAssigned = cursor.Peek(1).Is("=") || cursor.Peek(1).Is(".") || cursor.Peek(1).IsAnyWord("to", "from");
        return isAssigned ? null : cursor.AcceptAnyWord("role", "schema", "names") switch
        {
            "role" => new SetParameter("role", Values(cursor)),
            "schema" => new SetParameter("search_path", Values(cursor)),
            "names" => new SetParameter("client_encoding", cursor.AtEnd ? [] : Values(cursor)),
            _ => null,
        };
    }

    private static string ZoneText(TokenCursor cursor)
    {
        if (!cursor.IsWord("interval"))
        {
            return Value(cursor);
        }

        int start = cursor.Position;
        TypeParser.Read(cursor);
        cursor.String();
        while (cursor.AcceptAnyWord("hour", "to", "minute") is not null)
        {
        }

        return cursor.Taken(start).Text;
    }

    private static SetParameter Plain(TokenCursor cursor)
    {
        string name = ParameterName(cursor) ?? "all";
        if (cursor.AcceptWords("from", "current"))
        {
            return new SetParameter(name, []) { IsFromCurrent = true };
        }

        if (!cursor.Accept("="))
        {
            cursor.ExpectWord("to");
        }

        return new SetParameter(name, Values(cursor));
    }

    private static List<string> Values(TokenCursor cursor) => cursor.AcceptWord("default") ? [] : cursor.List(() => Value(cursor));

    private static string Value(TokenCursor cursor)
    {
        string sign = cursor.Accept("-") ? "-" : cursor.Accept("+") ? "" : "";
        return cursor.Current.Kind switch
        {
            SqlTokenKind.String => cursor.String(),
            SqlTokenKind.Number => sign + cursor.Next(),
            _ => cursor.Label(),
        };
    }

    private static ResetParameter Reset(TokenCursor cursor)
    {
        if (cursor.AcceptWords("session", "authorization"))
        {
            return new ResetParameter("session_authorization");
        }

        return new ResetParameter(ParameterName(cursor));
    }

    // null for ALL.
    private static string? ParameterName(TokenCursor cursor)
    {
        if (cursor.AcceptWord("all"))
        {
            return null;
        }

        if (cursor.AcceptWords("time", "zone"))
        {
            return "timezone";
        }

        if (cursor.AcceptWords("transaction", "isolation", "level"))
        {
            return "transaction_isolation";
        }

        if (cursor.AcceptWords("session", "authorization"))
        {
            return "session_authorization";
        }

        return string.Join('.', cursor.NameParts(cursor.Name())).ToLowerInvariant();
    }
}
