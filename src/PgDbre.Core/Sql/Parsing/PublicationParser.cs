using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>CREATE PUBLICATION and ALTER PUBLICATION.</summary>
internal static class PublicationParser
{
    public static Statement Create(TokenCursor cursor)
    {
        cursor.ExpectWord("publication");
        CreatePublication publication = new(cursor.Name(), []);
        if (cursor.AcceptWords("for", "all", "tables"))
        {
            publication = publication with { IsForAllTables = true };
        }
        else if (cursor.AcceptWord("for"))
        {
            (List<QualifiedName> tables, List<string> schemas) = Objects(cursor);
            publication = publication with { Tables = tables, Schemas = schemas };
        }

        return publication with { Options = OptionParser.With(cursor) };
    }

    public static Statement Alter(TokenCursor cursor)
    {
        int start = cursor.Position;
        string name = cursor.Name();
        SqlFragment source = cursor.Taken(start);
        string? action = cursor.AcceptAnyWord("add", "set", "drop");
        if (action is null)
        {
            ObjectReference target = new(ObjectKind.Publication, new QualifiedName(null, name), source);
            return OtherObjectParser.Action(cursor, target, ifExists: false);
        }

        if (cursor.Is("("))
        {
            return new AlterPublication(name, action, []) { Options = OptionParser.Parenthesized(cursor) };
        }

        (List<QualifiedName> tables, List<string> schemas) = Objects(cursor);
        return new AlterPublication(name, action, tables) { Schemas = schemas };
    }

    // TABLE a, b, TABLES IN SCHEMA s, t: the word holds until another one comes.
    private static (List<QualifiedName> Tables, List<string> Schemas) Objects(TokenCursor cursor)
    {
        List<QualifiedName> tables = [];
        List<string> schemas = [];
        bool isSchema = false;
        do
        {
            isSchema = cursor.AcceptWords("tables", "in", "schema") || (!cursor.AcceptWord("table") && isSchema);
            if (isSchema)
            {
                schemas.Add(cursor.Label());
                continue;
            }

            tables.Add(cursor.Relation(out _));
            cursor.OptionalGroup();
            if (cursor.AcceptWord("where"))
            {
                cursor.ParenthesizedExpression();
            }
        }
        while (cursor.Accept(","));

        return (tables, schemas);
    }
}
