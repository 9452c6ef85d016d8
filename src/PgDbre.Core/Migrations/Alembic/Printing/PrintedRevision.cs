namespace PgDbre.Core.Migrations.Alembic.Printing;

/// <summary>What alembic upgrade --sql or downgrade --sql printed for one revision.</summary>
/// <param name="Revision">The revision that runs.</param>
/// <param name="IsUpgrade">Its upgrade, else its downgrade.</param>
/// <param name="Statements">Its statements, without those on the table of versions.</param>
public sealed record PrintedRevision(string Revision, bool IsUpgrade, IReadOnlyList<PrintedStatement> Statements);
