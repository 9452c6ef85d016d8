namespace PgDbre.Core.Migrations.Alembic.Printing;

/// <summary>A statement of alembic upgrade --sql.</summary>
/// <param name="Sql">The text without its semicolon.</param>
/// <param name="IsInTransaction">Between the BEGIN and the COMMIT that Alembic printed.</param>
public sealed record PrintedStatement(string Sql, bool IsInTransaction);
