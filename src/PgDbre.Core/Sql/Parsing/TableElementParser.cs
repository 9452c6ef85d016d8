using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>What stands in the parentheses of CREATE TABLE: columns, constraints, LIKE.</summary>
internal static class TableElementParser
{
    public static CreateTable Optional(TokenCursor cursor, CreateTable table)
    {
        if (!cursor.Accept("(") || cursor.Accept(")"))
        {
            return table;
        }

        List<ColumnDefinition> columns = [];
        List<Constraint> constraints = [];
        List<LikeClause> likes = [];
        bool isTyped = table.PartitionOf is not null || table.OfType is not null;
        do
        {
            if (ConstraintParser.StartsTableConstraint(cursor))
            {
                constraints.Add(ConstraintParser.Table(cursor));
            }
            else if (cursor.AcceptWord("like"))
            {
                likes.Add(Like(cursor));
            }
            else
            {
                columns.Add(ColumnParser.Read(cursor, isTyped));
            }
        }
        while (cursor.Accept(","));

        cursor.Expect(")");
        return table with { Columns = columns, Constraints = constraints, Likes = likes };
    }

    private static LikeClause Like(TokenCursor cursor)
    {
        QualifiedName table = cursor.QualifiedName();
        List<string> including = [];
        List<string> excluding = [];
        while (cursor.AcceptAnyWord("including", "excluding") is { } word)
        {
            (word == "including" ? including : excluding).Add(cursor.Label());
        }

        return new LikeClause(table, including, excluding);
    }
}
