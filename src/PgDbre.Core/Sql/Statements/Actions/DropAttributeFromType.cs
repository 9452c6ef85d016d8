namespace PgDbre.Core.Sql.Statements;

/// <summary>DROP ATTRIBUTE of a composite type.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="IfExists">IF EXISTS.</param>
/// <param name="IsCascade">CASCADE: from typed tables too.</param>
public sealed record DropAttributeFromType(string Attribute, bool IfExists, bool IsCascade) : AlterAction;
