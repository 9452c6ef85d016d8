namespace PgDbre.Core.Sql.Statements;

/// <summary>ADD ATTRIBUTE of a composite type.</summary>
/// <param name="Attribute">The new attribute.</param>
/// <param name="IsCascade">CASCADE: to typed tables too.</param>
public sealed record AddAttributeToType(ColumnDefinition Attribute, bool IsCascade) : AlterAction;
