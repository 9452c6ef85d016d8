namespace PgDbre.Core.Migrations.Shadow.Recording;

/// <summary>What a run of Alembic sent, without the statements on its own table of versions.</summary>
/// <param name="Statements">The statements, each in its transaction; the last one is the one that failed, if one did.</param>
public sealed record RecordedRun(IReadOnlyList<ShadowStatement> Statements)
{
    /// <summary>What the server said of the statement that failed; null if none did.</summary>
    public string? Failure { get; init; }

    /// <summary>Statements left out because the driver keeps their values to itself.</summary>
    public int WithoutValues { get; init; }
}
