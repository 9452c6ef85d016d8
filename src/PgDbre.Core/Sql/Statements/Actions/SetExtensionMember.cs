namespace PgDbre.Core.Sql.Statements;

/// <summary>ADD and DROP of an extension's member.</summary>
/// <param name="Member">The member.</param>
/// <param name="IsAdded">ADD.</param>
public sealed record SetExtensionMember(ObjectReference Member, bool IsAdded) : AlterAction;
