namespace PgDbre.Core.Migrations.Alembic.Rendering;

/// <summary>A call that reaches the database with SQL that is not known.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Reason">One sentence without a period.</param>
public sealed record UnrenderedOperation(MigrationOperation Operation, string Reason)
{
    /// <summary>Line of the call, counted from 1.</summary>
    public int Line => Operation.Line;

    /// <summary>Characters before it on that line.</summary>
    public int Column => Operation.Column;
}
