namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE TYPE … AS ENUM.</summary>
/// <param name="Name">The type.</param>
/// <param name="Labels">Its values, in order.</param>
public sealed record CreateEnumType(QualifiedName Name, IReadOnlyList<string> Labels) : Statement;
