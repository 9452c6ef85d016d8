namespace PgDbre.Core.Sql.Statements;

/// <summary>SET (fillfactor = …); of a view its options.</summary>
/// <param name="Parameters">The parameters.</param>
public sealed record SetStorageParameters(IReadOnlyList<StorageParameter> Parameters) : AlterAction;
