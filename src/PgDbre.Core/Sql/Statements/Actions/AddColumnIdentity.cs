namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … ADD GENERATED … AS IDENTITY.</summary>
/// <param name="Column">The column.</param>
/// <param name="Identity">The identity.</param>
public sealed record AddColumnIdentity(string Column, IdentityClause Identity) : ColumnAction(Column);
