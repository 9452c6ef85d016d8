namespace PgDbre.Core.Sql.Statements;

/// <summary>SET SCHEMA.</summary>
/// <param name="Schema">The new schema.</param>
public sealed record SetSchema(string Schema) : AlterAction;
