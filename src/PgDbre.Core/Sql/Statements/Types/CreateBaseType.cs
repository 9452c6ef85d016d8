namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE TYPE with input and output functions, or without anything: a shell.</summary>
/// <param name="Name">The type.</param>
/// <param name="Options">input, output and the rest; empty for a shell.</param>
public sealed record CreateBaseType(QualifiedName Name, IReadOnlyList<StorageParameter> Options) : Statement;
