using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>PARTITION BY and the bounds of a partition.</summary>
internal static class PartitionParser
{
    public static PartitionKey? Key(TokenCursor cursor)
    {
        if (!cursor.AcceptWords("partition", "by"))
        {
            return null;
        }

        string strategy = cursor.Name();
        cursor.Expect("(");
        List<IndexElement> elements = cursor.List(() => IndexElementParser.Read(cursor));
        cursor.Expect(")");
        return new PartitionKey(strategy, elements);
    }

    public static PartitionBound Bound(TokenCursor cursor)
    {
        int start = cursor.Position;
        if (cursor.AcceptWord("default"))
        {
            return new PartitionBound(PartitionBoundKind.Default, cursor.Taken(start));
        }

        cursor.ExpectWords("for", "values");
        PartitionBoundKind kind = cursor.AcceptAnyWord("in", "with", "from") switch
        {
            "in" => PartitionBoundKind.List,
            "with" => PartitionBoundKind.Hash,
            "from" => PartitionBoundKind.Range,
            _ => Unknown(cursor),
        };
        SqlFragment? values = Values(cursor);
        SqlFragment? to = null;
        if (kind == PartitionBoundKind.Range)
        {
            cursor.ExpectWord("to");
            to = Values(cursor);
        }

        return new PartitionBound(kind, cursor.Taken(start)) { Values = values, To = to };
    }

    private static PartitionBoundKind Unknown(TokenCursor cursor)
    {
        cursor.Fail("IN, FROM or WITH");
        return PartitionBoundKind.Default;
    }

    private static SqlFragment? Values(TokenCursor cursor) => cursor.Group() is { } group ? new SqlFragment(group) : null;
}
