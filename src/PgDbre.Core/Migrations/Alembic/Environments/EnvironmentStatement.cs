namespace PgDbre.Core.Migrations.Alembic.Environments;

/// <summary>SQL that env.py sends itself.</summary>
/// <param name="Sql">The text; null where it is not known.</param>
/// <param name="IsBeforeTransaction">
/// It stands before context.begin_transaction() with no commit in between: SQLAlchemy has begun a transaction by then, so that Alembic does
/// not own it and autocommit_block() fails.
/// </param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Characters before it on that line.</param>
public sealed record EnvironmentStatement(string? Sql, bool IsBeforeTransaction, int Line, int Column);
