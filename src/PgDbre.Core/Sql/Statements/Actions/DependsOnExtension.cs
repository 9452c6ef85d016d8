namespace PgDbre.Core.Sql.Statements;

/// <summary>[NO] DEPENDS ON EXTENSION.</summary>
/// <param name="Extension">The extension.</param>
/// <param name="IsRemoved">NO.</param>
public sealed record DependsOnExtension(string Extension, bool IsRemoved) : AlterAction;
