using PgDbre.Core.Connections;
using PgDbre.Core.Migrations;

namespace PgDbre.Data.Migrations;

/// <summary>A chain to be run on a shadow.</summary>
public sealed record ShadowRequest
{
    /// <summary>Where a scratch database is made; its other databases are left alone.</summary>
    public required PgConnection Server { get; init; }

    /// <summary>That server is a sandbox of ours, which goes away afterwards.</summary>
    public required bool IsOwnServer { get; init; }

    /// <summary>Whose schema the shadow begins with; null to begin with an empty database.</summary>
    public PgConnection? Source { get; init; }

    /// <summary>The migrations, in order.</summary>
    public required IReadOnlyList<Migration> Chain { get; init; }

    /// <summary>Time limits of the statements that read the source and write the copy.</summary>
    public SessionLimits Limits { get; init; } = SessionLimits.Default;
}
