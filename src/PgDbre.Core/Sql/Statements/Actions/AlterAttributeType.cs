namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER ATTRIBUTE … TYPE of a composite type.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Type">The new type.</param>
/// <param name="Collation">COLLATE; null if not written.</param>
/// <param name="IsCascade">CASCADE: in typed tables too.</param>
public sealed record AlterAttributeType(string Attribute, TypeName Type, QualifiedName? Collation, bool IsCascade) : AlterAction;
