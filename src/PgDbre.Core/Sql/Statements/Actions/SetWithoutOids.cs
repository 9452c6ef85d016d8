namespace PgDbre.Core.Sql.Statements;

/// <summary>SET WITHOUT OIDS, which does nothing since 12.</summary>
public sealed record SetWithoutOids : AlterAction;
