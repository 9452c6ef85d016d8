namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE SCHEMA.</summary>
/// <param name="Name">The schema; null if it is named after its owner.</param>
/// <param name="Owner">AUTHORIZATION; null if not written.</param>
/// <param name="IfNotExists">IF NOT EXISTS.</param>
/// <param name="Elements">The statements that fill it.</param>
public sealed record CreateSchema(string? Name, string? Owner, bool IfNotExists, IReadOnlyList<Statement> Elements) : Statement;
