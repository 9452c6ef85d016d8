namespace PgDbre.Core.Migrations.Alembic.Rendering.Expressions;

/// <summary>An operator between two operands.</summary>
/// <param name="Sql">As SQL.</param>
/// <param name="Precedence">
/// How tightly it binds: an operand that binds no tighter is put in parentheses (sql/operators.py, _PRECEDENCE).
/// </param>
/// <param name="IsAssociative">It may follow itself without parentheses.</param>
internal sealed record OperatorForm(string Sql, int Precedence, bool IsAssociative = false)
{
    public static OperatorForm And { get; } = new("AND", 3, IsAssociative: true);

    public static OperatorForm Or { get; } = new("OR", 2, IsAssociative: true);

    /// <summary>The operator of Python's; null for one that is not read.</summary>
    public static OperatorForm? OfSymbol(string symbol) => symbol switch
    {
        "==" => new OperatorForm("=", 5),
        "!=" => new OperatorForm("!=", 5),
        "<" or "<=" or ">" or ">=" => new OperatorForm(symbol, 5),
        "&" => And,
        "|" => Or,
        "+" => new OperatorForm("+", 7, IsAssociative: true),
        "-" => new OperatorForm("-", 7),
        "*" => new OperatorForm("*", 8, IsAssociative: true),
        "%" => new OperatorForm("%", 8),
        _ => null,
    };

    /// <summary>The operator of a method of a column: t.c.a.like("x%"); null for one that is not read.</summary>
    public static OperatorForm? OfMethod(string method) => method switch
    {
        "like" => new OperatorForm("LIKE", 5),
        "ilike" => new OperatorForm("ILIKE", 5),
        "not_like" or "notlike" => new OperatorForm("NOT LIKE", 5),
        "not_ilike" or "notilike" => new OperatorForm("NOT ILIKE", 5),
        "is_" => new OperatorForm("IS", 5),
        "is_not" or "isnot" => new OperatorForm("IS NOT", 5),
        "is_distinct_from" => new OperatorForm("IS DISTINCT FROM", 5),
        "is_not_distinct_from" or "isnot_distinct_from" => new OperatorForm("IS NOT DISTINCT FROM", 5),
        _ => null,
    };
}
