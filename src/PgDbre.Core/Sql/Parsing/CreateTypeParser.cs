using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>CREATE TYPE.</summary>
internal static class CreateTypeParser
{
    public static Statement Read(TokenCursor cursor)
    {
        cursor.ExpectWord("type");
        QualifiedName name = cursor.QualifiedName();
        if (!cursor.AcceptWord("as"))
        {
            return new CreateBaseType(name, OptionParser.Optional(cursor));
        }

        if (cursor.AcceptWord("enum"))
        {
            return new CreateEnumType(name, Labels(cursor));
        }

        return cursor.AcceptWord("range")
            ? new CreateRangeType(name, OptionParser.Parenthesized(cursor))
            : new CreateCompositeType(name, Attributes(cursor));
    }

    private static List<string> Labels(TokenCursor cursor)
    {
        cursor.Expect("(");
        if (cursor.Accept(")"))
        {
            return [];
        }

        List<string> labels = cursor.List(cursor.String);
        cursor.Expect(")");
        return labels;
    }

    private static List<ColumnDefinition> Attributes(TokenCursor cursor)
    {
        cursor.Expect("(");
        if (cursor.Accept(")"))
        {
            return [];
        }

        List<ColumnDefinition> attributes = cursor.List(() => ColumnParser.Read(cursor));
        cursor.Expect(")");
        return attributes;
    }
}
