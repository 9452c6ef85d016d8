namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE STATISTICS.</summary>
/// <param name="Name">Its name; null if the server makes one.</param>
/// <param name="Table">FROM, if it is one table; else null.</param>
/// <param name="Elements">The columns and expressions.</param>
public sealed record CreateStatistics(QualifiedName? Name, QualifiedName? Table, IReadOnlyList<IndexElement> Elements) : Statement
{
    /// <summary>IF NOT EXISTS.</summary>
    public bool IfNotExists { get; init; }

    /// <summary>ndistinct, dependencies, mcv; empty for all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];
}
