using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>ALTER TYPE.</summary>
internal static class AlterTypeParser
{
    public static Statement Read(TokenCursor cursor)
    {
        QualifiedName name = cursor.QualifiedName();
        List<AlterAction> actions = cursor.List(() =>
        {
            int start = cursor.Position;
            AlterAction? action = Action(cursor);
            bool isComplete = action is not null && (cursor.AtEnd || cursor.Is(","));
            return isComplete ? action! with { Source = cursor.Taken(start) } : AlterTableParser.Unknown(cursor, start);
        });
        return new AlterType(name, actions);
    }

    private static AlterAction? Action(TokenCursor cursor)
    {
        if (cursor.AcceptWords("add", "value"))
        {
            return AddValue(cursor);
        }

        if (cursor.AcceptWords("rename", "value"))
        {
            string value = cursor.String();
            cursor.ExpectWord("to");
            return new RenameEnumValue(value, cursor.String());
        }

        if (cursor.AcceptWords("rename", "attribute"))
        {
            string attribute = cursor.Name();
            cursor.ExpectWord("to");
            return new RenameColumn(attribute, cursor.Name(), cursor.AcceptCascade());
        }

        return cursor.Word() switch
        {
            "add" or "drop" or "alter" => Attribute(cursor),
            "rename" => TableActionParser.Rename(cursor),
            "owner" => TableActionParser.Owner(cursor),
            "set" => TableSetParser.Set(cursor),
            _ => null,
        };
    }

    private static AddEnumValue AddValue(TokenCursor cursor)
    {
        bool ifNotExists = cursor.AcceptIfNotExists();
        AddEnumValue action = new(cursor.String(), ifNotExists);
        return cursor.AcceptAnyWord("before", "after") switch
        {
            "before" => action with { Before = cursor.String() },
            "after" => action with { After = cursor.String() },
            _ => action,
        };
    }

    private static AlterAction? Attribute(TokenCursor cursor)
    {
        string verb = cursor.AcceptAnyWord("add", "drop", "alter")!;
        if (!cursor.AcceptWord("attribute"))
        {
            return null;
        }

        bool ifExists = verb == "drop" && cursor.AcceptIfExists();
        return verb switch
        {
            "add" => new AddAttributeToType(ColumnParser.Read(cursor), cursor.AcceptCascade()),
            "drop" => new DropAttributeFromType(cursor.Name(), ifExists, cursor.AcceptCascade()),
            _ => AttributeType(cursor),
        };
    }

    private static AlterAttributeType AttributeType(TokenCursor cursor)
    {
        string attribute = cursor.Name();
        cursor.AcceptWords("set", "data");
        cursor.ExpectWord("type");
        TypeName type = TypeParser.Read(cursor);
        QualifiedName? collation = cursor.AcceptWord("collate") ? cursor.QualifiedName() : null;
        return new AlterAttributeType(attribute, type, collation, cursor.AcceptCascade());
    }
}
