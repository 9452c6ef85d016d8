using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>CREATE DOMAIN and ALTER DOMAIN.</summary>
internal static class DomainParser
{
    public static Statement Create(TokenCursor cursor)
    {
        cursor.ExpectWord("domain");
        QualifiedName name = cursor.QualifiedName();
        cursor.AcceptWord("as");
        CreateDomain domain = new(name, TypeParser.Read(cursor));
        List<Constraint> constraints = [];
        int start;
        do
        {
            start = cursor.Position;
            domain = Qualifier(cursor, domain, constraints);
        }
        while (cursor.Position > start && !cursor.AtEnd);

        return domain with { Constraints = constraints };
    }

    public static Statement Alter(TokenCursor cursor)
    {
        QualifiedName name = cursor.QualifiedName();
        int start = cursor.Position;
        AlterAction? action = Action(cursor);
        return new AlterDomain(name, action is not null && cursor.AtEnd
            ? action with { Source = cursor.Taken(start) }
            : AlterTableParser.Unknown(cursor, start));
    }

    private static CreateDomain Qualifier(TokenCursor cursor, CreateDomain domain, List<Constraint> constraints)
    {
        if (cursor.AcceptWord("collate"))
        {
            return domain with { Collation = cursor.QualifiedName() };
        }

        if (constraints.Count > 0 && ConstraintAttributes.Read(cursor, constraints[^1]) is { } changed)
        {
            constraints[^1] = changed;
            return domain;
        }

        int start = cursor.Position;
        string? name = cursor.AcceptWord("constraint") ? cursor.Name() : null;
        if (cursor.AcceptWord("default"))
        {
            return domain with { Default = ColumnParser.Default(cursor) };
        }

        Constraint? constraint = cursor.AcceptWords("not", "null") ? new NotNullConstraint(null)
            : cursor.AcceptWord("check") ? new CheckConstraint(cursor.ParenthesizedExpression())
            : null;
        if (constraint is null)
        {
            cursor.AcceptWord("null");
            return domain;
        }

        constraints.Add(constraint with { Name = name, Source = cursor.Taken(start) });
        return domain;
    }

    private static AlterAction? Action(TokenCursor cursor) => cursor.Word() switch
    {
        "set" when cursor.AcceptWords("set", "not", "null") => new SetDomainNotNull(true),
        "set" when cursor.AcceptWords("set", "default") => new SetDomainDefault(cursor.Expression()),
        "set" => TableSetParser.Set(cursor),
        "drop" when cursor.AcceptWords("drop", "not", "null") => new SetDomainNotNull(false),
        "drop" when cursor.AcceptWords("drop", "default") => new SetDomainDefault(null),
        "drop" when cursor.AcceptWords("drop", "constraint") => DropConstraint(cursor),
        "add" => AddConstraint(cursor),
        "validate" => TableActionParser.Validate(cursor),
        "rename" => TableActionParser.Rename(cursor),
        "owner" => TableActionParser.Owner(cursor),
        _ => null,
    };

    private static DropConstraint DropConstraint(TokenCursor cursor)
    {
        bool ifExists = cursor.AcceptIfExists();
        return new DropConstraint(cursor.Name(), ifExists, cursor.AcceptCascade());
    }

    private static AddConstraint AddConstraint(TokenCursor cursor)
    {
        cursor.Next();
        return new AddConstraint(ConstraintParser.Table(cursor));
    }
}
