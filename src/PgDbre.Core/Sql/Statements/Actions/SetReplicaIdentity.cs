namespace PgDbre.Core.Sql.Statements;

/// <summary>REPLICA IDENTITY.</summary>
/// <param name="Identity">default, full, nothing or index.</param>
/// <param name="Index">The index of USING INDEX; else null.</param>
public sealed record SetReplicaIdentity(string Identity, string? Index) : AlterAction;
