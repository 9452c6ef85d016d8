using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>A column with its type and all that may stand behind it (gram.y, columnDef).</summary>
internal static class ColumnParser
{
    // Where a column's DEFAULT ends: what may follow it in ColQualList.
    private static readonly string[] DefaultEnds =
    [
        "constraint", "not", "null", "unique", "primary", "check", "default", "generated", "references", "collate", "deferrable",
        "initially", "enforced",
    ];

    /// <summary>A column; <paramref name="isTyped"/> where its table's type or parent gives the types.</summary>
    public static ColumnDefinition Read(TokenCursor cursor, bool isTyped = false)
    {
        int start = cursor.Position;
        string name = cursor.Name();
        bool hasType = !isTyped && !cursor.Is(",") && !cursor.Is(")");
        ColumnDefinition column = new(name, hasType ? TypeParser.Read(cursor) : null, null!);
        if (isTyped)
        {
            cursor.AcceptWords("with", "options");
        }

        if (cursor.AcceptWord("storage"))
        {
            column = column with { Storage = cursor.Label() };
        }

        if (cursor.AcceptWord("compression"))
        {
            column = column with { Compression = cursor.Label() };
        }

        if (cursor.AcceptWord("options"))
        {
            column = column with { ForeignOptions = OptionParser.Parenthesized(cursor) };
        }

        return Qualifiers(cursor, column) with { Source = cursor.Taken(start) };
    }

    private static ColumnDefinition Qualifiers(TokenCursor cursor, ColumnDefinition column)
    {
        List<Constraint> constraints = [];
        int start;
        do
        {
            start = cursor.Position;
            column = Qualifier(cursor, column, constraints);
        }
        while (cursor.Position > start && !cursor.AtEnd);

        return column with { Constraints = constraints };
    }

    private static ColumnDefinition Qualifier(TokenCursor cursor, ColumnDefinition column, List<Constraint> constraints)
    {
        if (cursor.AcceptWord("collate"))
        {
            return column with { Collation = cursor.QualifiedName() };
        }

        if (constraints.Count > 0 && ConstraintAttributes.Read(cursor, constraints[^1]) is { } changed)
        {
            constraints[^1] = changed;
            return column;
        }

        int start = cursor.Position;
        string? name = cursor.AcceptWord("constraint") ? cursor.Name() : null;
        if (ConstraintParser.Column(cursor, column.Name) is { } constraint)
        {
            constraints.Add(constraint with { Name = name, Source = cursor.Taken(start) });
            return column;
        }

        return Value(cursor, column);
    }

    private static ColumnDefinition Value(TokenCursor cursor, ColumnDefinition column)
    {
        if (cursor.AcceptWord("null"))
        {
            return column with { IsExplicitNull = true };
        }

        if (cursor.AcceptWord("default"))
        {
            return column with { Default = Default(cursor) };
        }

        return cursor.AcceptWord("generated") ? Generated(cursor, column) : column;
    }

    /// <summary>The expression behind DEFAULT of a column or domain.</summary>
    public static SqlExpression Default(TokenCursor cursor) => cursor.Expression(DefaultEnds);

    private static ColumnDefinition Generated(TokenCursor cursor, ColumnDefinition column)
    {
        bool isAlways = GeneratedAlways(cursor);
        cursor.ExpectWord("as");
        if (cursor.AcceptWord("identity"))
        {
            return column with { Identity = new IdentityClause(isAlways, SequenceParser.ParenthesizedOptions(cursor)) };
        }

        SqlExpression expression = cursor.ParenthesizedExpression();
        bool? isStored = cursor.AcceptAnyWord("stored", "virtual") switch { "stored" => true, "virtual" => false, _ => null };
        return column with { Generated = new GeneratedColumn(expression, isStored) };
    }

    /// <summary>ALWAYS or BY DEFAULT behind GENERATED; true for ALWAYS.</summary>
    public static bool GeneratedAlways(TokenCursor cursor)
    {
        if (cursor.AcceptWord("always"))
        {
            return true;
        }

        cursor.ExpectWords("by", "default");
        return false;
    }
}
