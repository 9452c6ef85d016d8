using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>One part of an index's key (gram.y, index_elem).</summary>
internal static class IndexElementParser
{
    public static IndexElement Read(TokenCursor cursor)
    {
        IndexElement element = Key(cursor);
        if (cursor.AcceptWord("collate"))
        {
            element = element with { Collation = cursor.QualifiedName() };
        }

        if (cursor.IsName() && !StartsNulls(cursor))
        {
            element = element with { OperatorClass = cursor.QualifiedName() };
            element = element with { OperatorClassOptions = OptionParser.Optional(cursor) };
        }

        bool isDescending = cursor.AcceptAnyWord("asc", "desc") == "desc";
        bool? nullsFirst = StartsNulls(cursor) ? NullsFirst(cursor) : null;
        return element with { IsDescending = isDescending, NullsFirst = nullsFirst };
    }

    private static bool StartsNulls(TokenCursor cursor) => cursor.IsWord("nulls") && cursor.Peek(1).IsAnyWord("first", "last");

    private static bool NullsFirst(TokenCursor cursor)
    {
        cursor.Next();
        return cursor.Next().IsWord("first");
    }

    private static IndexElement Key(TokenCursor cursor)
    {
        if (cursor.Is("("))
        {
            return new IndexElement(null, cursor.ParenthesizedExpression());
        }

        int start = cursor.Position;
        string first = cursor.Label();
        List<string> parts = cursor.NameParts(first);
        if (cursor.Is("("))
        {
            cursor.Skip();
            return new IndexElement(null, new SqlExpression(cursor.Segment(start)));
        }

        bool isColumn = parts.Count == 1 && !(cursor.Previous.Kind == SqlTokenKind.Word && ReservedWords.Contains(first));
        return isColumn ? new IndexElement(first, null) : new IndexElement(null, new SqlExpression(cursor.Segment(start)));
    }
}
