using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>Constraints of tables and columns (gram.y, ConstraintElem and ColConstraintElem).</summary>
internal static class ConstraintParser
{
    /// <summary>True where a constraint of a table begins and not a column.</summary>
    public static bool StartsTableConstraint(TokenCursor cursor) =>
        cursor.IsAnyWord("constraint", "check", "unique", "primary", "foreign", "not")
        || (cursor.IsWord("exclude") && (cursor.Peek(1).Is("(") || cursor.Peek(1).IsWord("using")));

    /// <summary>[CONSTRAINT name] constraint [attributes] of a table or domain.</summary>
    public static Constraint Table(TokenCursor cursor)
    {
        int start = cursor.Position;
        string? name = cursor.AcceptWord("constraint") ? cursor.Name() : null;
        Constraint constraint = cursor.AcceptAnyWord("check", "unique", "primary", "foreign", "exclude", "not") switch
        {
            "check" => new CheckConstraint(cursor.ParenthesizedExpression()),
            "unique" => Unique(cursor),
            "primary" => PrimaryKey(cursor),
            "foreign" => ForeignKey(cursor),
            "exclude" => Exclude(cursor),
            "not" => NotNull(cursor),
            _ => Unknown(cursor),
        };
        while (ConstraintAttributes.Read(cursor, constraint) is { } changed)
        {
            constraint = changed;
        }

        return constraint with { Name = name, Source = cursor.Taken(start) };
    }

    /// <summary>A constraint inside a column; null, and nothing passed, if none stands there.</summary>
    public static Constraint? Column(TokenCursor cursor, string column)
    {
        if (cursor.AcceptWords("not", "null"))
        {
            return new NotNullConstraint(column);
        }

        if (cursor.AcceptWord("unique"))
        {
            bool notDistinct = NullsNotDistinct(cursor);
            return Storage(cursor, new UniqueConstraint([column]) { NullsNotDistinct = notDistinct });
        }

        if (cursor.AcceptWords("primary", "key"))
        {
            return Storage(cursor, new PrimaryKeyConstraint([column]));
        }

        if (cursor.AcceptWord("check"))
        {
            return new CheckConstraint(cursor.ParenthesizedExpression());
        }

        return cursor.IsWord("references") ? ForeignKeyParser.References(cursor, [column], hasPeriod: false) : null;
    }

    private static CheckConstraint Unknown(TokenCursor cursor)
    {
        cursor.Fail("A constraint");
        return new CheckConstraint(new SqlExpression(cursor.Segment(0)));
    }

    private static NotNullConstraint NotNull(TokenCursor cursor)
    {
        cursor.ExpectWord("null");
        return new NotNullConstraint(cursor.IsName() && !cursor.IsAnyWord("no", "enforced") ? cursor.Name() : null);
    }

    private static UniqueConstraint Unique(TokenCursor cursor)
    {
        bool notDistinct = NullsNotDistinct(cursor);
        UniqueConstraint unique = (UniqueConstraint)Key(cursor, columns => new UniqueConstraint(columns));
        return unique with { NullsNotDistinct = notDistinct };
    }

    private static KeyConstraint PrimaryKey(TokenCursor cursor)
    {
        cursor.ExpectWord("key");
        return Key(cursor, columns => new PrimaryKeyConstraint(columns));
    }

    private static KeyConstraint Key(TokenCursor cursor, Func<List<string>, KeyConstraint> make)
    {
        if (cursor.AcceptWords("using", "index"))
        {
            return make([]) with { UsingIndex = cursor.Name() };
        }

        cursor.Expect("(");
        List<string> columns = cursor.List(cursor.Name);
        bool withoutOverlaps = cursor.AcceptWords("without", "overlaps");
        cursor.Expect(")");
        return (KeyConstraint)Storage(cursor, make(columns) with { WithoutOverlaps = withoutOverlaps });
    }

    private static bool NullsNotDistinct(TokenCursor cursor)
    {
        bool notDistinct = cursor.AcceptWords("nulls", "not", "distinct");
        if (!notDistinct)
        {
            cursor.AcceptWords("nulls", "distinct");
        }

        return notDistinct;
    }

    private static IndexConstraint Storage(TokenCursor cursor, IndexConstraint constraint)
    {
        List<string> include = cursor.AcceptWord("include") ? cursor.ParenthesizedNames() : [];
        List<StorageParameter> options = OptionParser.With(cursor);
        string? tablespace = cursor.AcceptWords("using", "index", "tablespace") ? cursor.Name() : null;
        return constraint with { Include = include, Options = options, IndexTablespace = tablespace };
    }

    private static ForeignKeyConstraint ForeignKey(TokenCursor cursor)
    {
        cursor.ExpectWord("key");
        cursor.Expect("(");
        List<string> columns = [];
        bool hasPeriod;
        do
        {
            hasPeriod = cursor.IsWord("period") && cursor.IsName(1) && cursor.AcceptWord("period");
            columns.Add(cursor.Name());
        }
        while (cursor.Accept(","));

        cursor.Expect(")");
        return ForeignKeyParser.References(cursor, columns, hasPeriod);
    }

    private static ExclusionConstraint Exclude(TokenCursor cursor)
    {
        string? method = cursor.AcceptWord("using") ? cursor.Name() : null;
        List<string> operators = [];
        cursor.Expect("(");
        List<IndexElement> elements = cursor.List(() =>
        {
            IndexElement element = IndexElementParser.Read(cursor);
            cursor.ExpectWord("with");
            operators.Add(Operator(cursor));
            return element;
        });
        cursor.Expect(")");
        ExclusionConstraint constraint = new(elements, operators) { AccessMethod = method };
        constraint = (ExclusionConstraint)Storage(cursor, constraint);
        return cursor.AcceptWord("where") ? constraint with { Where = cursor.ParenthesizedExpression() } : constraint;
    }

    private static string Operator(TokenCursor cursor)
    {
        int start = cursor.Position;
        while (!cursor.AtEnd && !cursor.Is(",") && !cursor.Is(")"))
        {
            cursor.Skip();
        }

        return cursor.Fragment(start)?.Text ?? "";
    }
}
