using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Indexes;

/// <summary>An index to be built and how patiently.</summary>
public sealed record IndexBuildRequest
{
    /// <summary>What to build.</summary>
    public required IndexDefinition Definition { get; init; }

    /// <summary>Its name; null lets the build choose one as PostgreSQL would.</summary>
    public string? Name { get; init; }

    /// <summary>Queries whose plans are compared before and after.</summary>
    public IReadOnlyList<SqlStatement> Queries { get; init; } = [];

    /// <summary>The recommendation it comes from.</summary>
    public IndexRecommendation? Origin { get; init; }

    /// <summary>Limits of the statements around the build, and of one attempt at the table's lock.</summary>
    public SessionLimits Limits { get; init; } = SessionLimits.Default;

    /// <summary>Further attempts when the lock cannot be had.</summary>
    public int MaxRetry { get; init; } = 5;

    /// <summary>The pause before the second attempt; each later one is twice as long, half a minute at most.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the running build may wait for transactions older than it; zero means for ever.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>maintenance_work_mem for the build, MB; null leaves the server's.</summary>
    public int? MaintenanceWorkMemMB { get; init; }
}
