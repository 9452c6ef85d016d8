namespace PgDbre.Core.Sql.Statements;

/// <summary>INHERIT and NO INHERIT.</summary>
/// <param name="Parent">The parent.</param>
/// <param name="IsRemoved">NO.</param>
public sealed record Inherit(QualifiedName Parent, bool IsRemoved) : AlterAction;
