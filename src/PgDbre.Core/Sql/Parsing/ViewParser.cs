using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>CREATE VIEW, CREATE MATERIALIZED VIEW and REFRESH.</summary>
internal static class ViewParser
{
    public static Statement Create(TokenCursor cursor, bool orReplace, Persistence persistence)
    {
        bool isRecursive = cursor.AcceptWord("recursive");
        cursor.ExpectWord("view");
        QualifiedName name = cursor.QualifiedName();
        List<string> columns = cursor.OptionalNames();
        List<StorageParameter> options = OptionParser.With(cursor);
        cursor.ExpectWord("as");
        int start = cursor.Position;
        cursor.Rest();
        ArraySegment<SqlToken> tokens = cursor.Segment(start);
        string? check = CheckOption(tokens, out int tail);
        return new CreateView(name, StatementParser.ParseQuery(cursor, tokens[..^tail]))
        {
            OrReplace = orReplace,
            Persistence = persistence,
            IsRecursive = isRecursive,
            Columns = columns,
            Options = options,
            CheckOption = check,
        };
    }

    public static Statement CreateMaterialized(TokenCursor cursor, Persistence persistence)
    {
        cursor.ExpectWords("materialized", "view");
        bool ifNotExists = cursor.AcceptIfNotExists();
        QualifiedName name = cursor.QualifiedName();
        List<string> columns = cursor.OptionalNames();
        string? method = cursor.AcceptWord("using") ? cursor.Name() : null;
        List<StorageParameter> options = OptionParser.With(cursor);
        string? tablespace = cursor.AcceptWord("tablespace") ? cursor.Name() : null;
        cursor.ExpectWord("as");
        return TableParser.QueryWithData(cursor, (query, withNoData) => new CreateTableAs(name, query)
        {
            IsMaterializedView = true,
            Persistence = persistence,
            IfNotExists = ifNotExists,
            Columns = columns,
            AccessMethod = method,
            Options = options,
            Tablespace = tablespace,
            WithNoData = withNoData,
        });
    }

    public static Statement Refresh(TokenCursor cursor)
    {
        cursor.ExpectWords("refresh", "materialized", "view");
        bool isConcurrent = cursor.AcceptWord("concurrently");
        QualifiedName name = cursor.QualifiedName();
        bool withNoData = cursor.AcceptWords("with", "no", "data");
        if (!withNoData)
        {
            cursor.AcceptWords("with", "data");
        }

        return new RefreshMaterializedView(name, isConcurrent, withNoData);
    }

    // WITH [CASCADED | LOCAL] CHECK OPTION stands behind the query, where no query can end so.
    private static string? CheckOption(ArraySegment<SqlToken> tokens, out int tail)
    {
        tail = 0;
        if (tokens.Count < 5 || !tokens[^1].IsWord("option") || !tokens[^2].IsWord("check"))
        {
            return null;
        }

        bool isLong = tokens[^3].IsAnyWord("local", "cascaded");
        tail = isLong ? 4 : 3;
        return isLong ? tokens[^3].Identifier : "cascaded";
    }
}
