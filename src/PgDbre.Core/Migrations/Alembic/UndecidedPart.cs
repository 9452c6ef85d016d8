namespace PgDbre.Core.Migrations.Alembic;

/// <summary>A part of a migration that cannot be known without running it.</summary>
/// <param name="Reason">One sentence without a period.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Characters before it on that line.</param>
public sealed record UndecidedPart(string Reason, int Line, int Column);
