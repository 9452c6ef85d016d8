namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE TYPE … AS RANGE.</summary>
/// <param name="Name">The type.</param>
/// <param name="Options">subtype and the rest.</param>
public sealed record CreateRangeType(QualifiedName Name, IReadOnlyList<StorageParameter> Options) : Statement;
