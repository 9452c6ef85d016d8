namespace PgDbre.Data.Migrations;

/// <summary>How a migration is run on a shadow.</summary>
public sealed record TraceOptions
{
    /// <summary>
    /// A statement that runs longer is stopped from outside: the settings that it runs under stay those of the migration.
    /// </summary>
    public TimeSpan StatementLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Goes on after a failure as psql does; false stops, as psql with ON_ERROR_STOP and every migration tool does.</summary>
    public bool ContinuesAfterFailure { get; init; }
}
