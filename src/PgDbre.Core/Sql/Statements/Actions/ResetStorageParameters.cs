namespace PgDbre.Core.Sql.Statements;

/// <summary>RESET (fillfactor).</summary>
/// <param name="Parameters">The parameters' names.</param>
public sealed record ResetStorageParameters(IReadOnlyList<StorageParameter> Parameters) : AlterAction;
