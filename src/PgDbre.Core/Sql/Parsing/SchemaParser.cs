using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>Schemas and extensions.</summary>
internal static class SchemaParser
{
    public static Statement Create(TokenCursor cursor)
    {
        cursor.ExpectWord("schema");
        bool ifNotExists = cursor.AcceptIfNotExists();
        string? name = cursor.IsWord("authorization") ? null : cursor.Name();
        string? owner = cursor.AcceptWord("authorization") ? cursor.Role() : null;
        return new CreateSchema(name, owner, ifNotExists, Elements(cursor));
    }

    // Each element begins with CREATE or GRANT, which nothing inside of one does at the outermost level.
    private static List<Statement> Elements(TokenCursor cursor)
    {
        List<Statement> elements = [];
        while (!cursor.AtEnd)
        {
            int start = cursor.Position;
            if (!cursor.IsAnyWord("create", "grant"))
            {
                cursor.Fail("CREATE or GRANT");
                break;
            }

            do
            {
                cursor.Skip();
            }
            while (!cursor.AtEnd && !cursor.IsAnyWord("create", "grant"));

            if (cursor.Fragment(start) is { } element)
            {
                elements.Add(StatementParser.ParseNested(cursor, element.Tokens));
            }
        }

        return elements;
    }

    public static Statement Extension(TokenCursor cursor)
    {
        cursor.ExpectWord("extension");
        bool ifNotExists = cursor.AcceptIfNotExists();
        CreateExtension extension = new(cursor.Name(), ifNotExists);
        cursor.AcceptWord("with");
        while (cursor.AcceptAnyWord("schema", "version", "from", "cascade") is { } option)
        {
            extension = option switch
            {
                "schema" => extension with { Schema = cursor.Name() },
                "cascade" => extension with { IsCascade = true },
                "version" => extension with { Version = WordOrString(cursor) },
                _ => From(cursor, extension),
            };
        }

        return extension;
    }

    // FROM old_version is gone since 13; the grammar still takes it.
    private static CreateExtension From(TokenCursor cursor, CreateExtension extension)
    {
        WordOrString(cursor);
        return extension;
    }

    public static Statement AlterExtension(TokenCursor cursor)
    {
        string name = cursor.Name();
        int start = cursor.Position;
        AlterAction? action = cursor.Word() switch
        {
            "update" => Update(cursor),
            "add" or "drop" => Member(cursor),
            "set" => TableSetParser.Set(cursor),
            _ => null,
        };
        return new AlterExtension(name, action is not null && cursor.AtEnd
            ? action with { Source = cursor.Taken(start) }
            : AlterTableParser.Unknown(cursor, start));
    }

    private static UpdateExtension Update(TokenCursor cursor)
    {
        cursor.Next();
        return new UpdateExtension(cursor.AcceptWord("to") ? WordOrString(cursor) : null);
    }

    private static SetExtensionMember Member(TokenCursor cursor)
    {
        bool isAdded = cursor.Next().IsWord("add");
        ObjectKind kind = ObjectKindParser.Read(cursor);
        return new SetExtensionMember(ObjectReferenceParser.Read(cursor, kind), isAdded);
    }

    public static Statement ImportForeign(TokenCursor cursor)
    {
        cursor.ExpectWords("import", "foreign", "schema");
        string remote = cursor.Name();
        if (cursor.AcceptWords("limit", "to") || cursor.AcceptWord("except"))
        {
            cursor.OptionalGroup();
        }

        cursor.ExpectWords("from", "server");
        string server = cursor.Name();
        cursor.ExpectWord("into");
        string schema = cursor.Name();
        if (cursor.AcceptWord("options"))
        {
            cursor.OptionalGroup();
        }

        return new ImportForeignSchema(remote, server, schema);
    }

    private static string WordOrString(TokenCursor cursor) =>
        cursor.Current.Kind == SqlTokenKind.String ? cursor.String() : cursor.Label();
}
