namespace PgDbre.Core.Sql.Statements;

/// <summary>The options that ALTER SEQUENCE changes.</summary>
/// <param name="Options">The options.</param>
public sealed record SetSequenceOptions(IReadOnlyList<SequenceOption> Options) : AlterAction;
