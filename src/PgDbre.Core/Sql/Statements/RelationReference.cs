namespace PgDbre.Core.Sql.Statements;

/// <summary>A table in the list of TRUNCATE, LOCK, VACUUM or ANALYZE.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsOnly">ONLY: not its children.</param>
/// <param name="Columns">The columns in parentheses behind it; empty if none.</param>
public sealed record RelationReference(QualifiedName Name, bool IsOnly, IReadOnlyList<string> Columns);
