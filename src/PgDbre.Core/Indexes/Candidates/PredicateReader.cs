using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Expressions;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>Turns one condition on a table into what an index would have to answer.</summary>
internal static class PredicateReader
{
    /// <summary>The predicate; null if no index can answer the condition.</summary>
    public static ColumnPredicate? Read(TableAccess access, Condition condition) => condition switch
    {
        Comparison comparison => ReadComparison(access, comparison),
        NullTest { IsNull: true } test when Subject(access, test.Operand) is { Column: { } column } subject =>
            subject with
            {
                Kind = PredicateKind.Equality,
                Selectivity = Selectivity.OfNull(column),
                Operator = "IS NULL",
                ConstantSql = $"{test.Operand.ToIndexExpression()} IS NULL",
            },
        Term term => ReadFlag(access, term.Operand, "true", term.Operand.ToIndexExpression()),
        Negation { Item: Term term } => ReadFlag(access, term.Operand, "false", $"NOT {term.Operand.ToIndexExpression()}"),
        RowComparison rows => ReadRow(access, rows),
        Disjunction either => ReadMembership(access, either),
        _ => null,
    };

    private static ColumnPredicate? ReadComparison(TableAccess access, Comparison comparison)
    {
        Comparison ordered = comparison.Left.IsValue && !comparison.Right.IsValue ? Flip(comparison) : comparison;
        if (!ordered.Right.IsValue || Subject(access, ordered.Left) is not { } subject)
        {
            return null;
        }

        subject = subject with { Operator = ordered.Operator, ConstantSql = ConstantSql(ordered) };
        return ordered.Quantifier == ArrayQuantifier.None
            ? ByOperator(access, subject, ordered.Right.Literal)
            : ordered is { Quantifier: ArrayQuantifier.Any, Operator: "=" } ? Members(access, subject, ordered.Right.Literal) : null;
    }

    private static string? ConstantSql(Comparison comparison)
    {
        if (comparison.Operator != "=" || comparison.Right.Literal is null)
        {
            return null;
        }

        string value = comparison.Right.ToIndexExpression();
        return $"{comparison.Left.ToIndexExpression()} = {(comparison.Quantifier == ArrayQuantifier.Any ? $"ANY ({value})" : value)}";
    }

    private static ColumnPredicate? ByOperator(TableAccess access, ColumnPredicate subject, string? literal) => subject.Operator switch
    {
        "=" => subject with { Kind = PredicateKind.Equality, Selectivity = Equality(access, subject, literal) },
        "<" or "<=" or ">" or ">=" => subject with { Kind = PredicateKind.Range, Selectivity = Selectivity.UnknownRange },
        "~~" => PatternReader.Read(subject, literal),
        "~~*" or "~" or "~*" => subject with { Kind = PredicateKind.Pattern },
        "@>" or "<@" or "&&" or "?" or "?|" or "?&" or "@@" or "@?" => subject with { Kind = PredicateKind.Containment },
        _ => null,
    };

    private static ColumnPredicate Members(TableAccess access, ColumnPredicate subject, string? literal)
    {
        // '{a,b,c}': the number of elements; an unknown list counts as ten, as the planner does for parameters.
        int count = literal is null ? 10 : literal.Count(c => c == ',') + 1;
        double share = Math.Min(1, count * Equality(access, subject, literal: null));
        return subject with { Kind = PredicateKind.Membership, Selectivity = share };
    }

    private static double Equality(TableAccess access, ColumnPredicate subject, string? literal) =>
        subject.Column is { } column ? Selectivity.OfEquality(access.Table, column, literal) : Selectivity.Unknown;

    private static ColumnPredicate? ReadFlag(TableAccess access, Operand operand, string value, string sql) =>
        Subject(access, operand) is { Column: { BaseType: "bool" } column } subject
            ? subject with { Kind = PredicateKind.Equality, Selectivity = Selectivity.OfEquality(access.Table, column, value), ConstantSql = sql }
            : null;

    private static ColumnPredicate? ReadRow(TableAccess access, RowComparison rows)
    {
        Column?[] columns = [.. rows.Left.Select(operand => access.Resolve(operand.Column))];
        if (columns.Any(column => column is null) || rows.Right.Any(value => !value.IsValue) || rows.Operator == "<>")
        {
            return null;
        }

        return new ColumnPredicate
        {
            Kind = PredicateKind.Range,
            Column = columns[0],
            Key = IndexKey.On(columns[0]!.Name),
            Selectivity = Selectivity.UnknownRange,
            Operator = rows.Operator,
            Following = [.. columns.Skip(1).Select(column => IndexKey.On(column!.Name))],
        };
    }

    // a = 1 OR a = 2 is IN; PostgreSQL 18 folds it by itself, earlier versions print it as it was written.
    private static ColumnPredicate? ReadMembership(TableAccess access, Disjunction either)
    {
        ColumnPredicate?[] items = [.. either.Items.Select(item => Read(access, item))];
        bool isMembership = items.All(item =>
            item is { Kind: PredicateKind.Equality or PredicateKind.Membership, Column: not null } && item.Column == items[0]!.Column);
        return isMembership
            ? items[0]! with { Kind = PredicateKind.Membership, ConstantSql = null, Selectivity = Math.Min(1, items.Sum(item => item!.Selectivity)) }
            : null;
    }

    private static ColumnPredicate? Subject(TableAccess access, Operand operand)
    {
        if (!access.Owns(operand) || IndexSubject.From(access, operand) is not { } key)
        {
            return null;
        }

        return new ColumnPredicate
        {
            Kind = PredicateKind.Equality,
            Key = key,
            Column = key.Column is { } name ? access.Table.FindColumn(name) : null,
            Selectivity = Selectivity.Unknown,
        };
    }

    private static Comparison Flip(Comparison comparison) => comparison with
    {
        Left = comparison.Right,
        Right = comparison.Left,
        Operator = comparison.Operator switch
        {
            "<" => ">",
            "<=" => ">=",
            ">" => "<",
            ">=" => "<=",
            "<@" => "@>",
            "@>" => "<@",
            _ => comparison.Operator,
        },
    };
}
