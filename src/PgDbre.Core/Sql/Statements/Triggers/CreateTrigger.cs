namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE TRIGGER.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table or view.</param>
/// <param name="Function">The function it runs.</param>
public sealed record CreateTrigger(string Name, QualifiedName Table, QualifiedName Function) : Statement
{
    /// <summary>OR REPLACE.</summary>
    public bool OrReplace { get; init; }

    /// <summary>CONSTRAINT.</summary>
    public bool IsConstraint { get; init; }

    /// <summary>before, after or instead of.</summary>
    public string Timing { get; init; } = "after";

    /// <summary>insert, update, delete, truncate.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>UPDATE OF; empty for any column.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>FOR EACH ROW.</summary>
    public bool IsForEachRow { get; init; }

    /// <summary>WHEN (…) without its parentheses; null if not written.</summary>
    public SqlExpression? When { get; init; }

    /// <summary>FROM of a constraint trigger; else null.</summary>
    public QualifiedName? ReferencedTable { get; init; }
}
