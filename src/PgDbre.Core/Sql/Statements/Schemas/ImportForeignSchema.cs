namespace PgDbre.Core.Sql.Statements;

/// <summary>IMPORT FOREIGN SCHEMA.</summary>
/// <param name="RemoteSchema">The schema on the other side.</param>
/// <param name="Server">The foreign server.</param>
/// <param name="Schema">Where the tables go.</param>
public sealed record ImportForeignSchema(string RemoteSchema, string Server, string Schema) : Statement;
