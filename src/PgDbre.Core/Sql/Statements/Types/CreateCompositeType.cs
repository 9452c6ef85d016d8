namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE TYPE … AS (…).</summary>
/// <param name="Name">The type.</param>
/// <param name="Attributes">Its attributes.</param>
public sealed record CreateCompositeType(QualifiedName Name, IReadOnlyList<ColumnDefinition> Attributes) : Statement;
