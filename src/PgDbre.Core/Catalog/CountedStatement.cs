namespace PgDbre.Core.Catalog;

/// <summary>A statement of pg_stat_statements.</summary>
/// <param name="Query">Its normalised text.</param>
/// <param name="Calls">How often it ran.</param>
public sealed record CountedStatement(string Query, long Calls);
