using PgDbre.Core.Connections;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>Which relations to read.</summary>
public sealed record SnapshotRequest
{
    /// <summary>
    /// Pairs of schema and name, wildcards or exact; a relation that matches one is read. System schemas never match.
    /// </summary>
    public IReadOnlyList<(string Schema, string Name)> Relations { get; init; } = [("*", "*")];

    /// <summary>Time limits of each statement.</summary>
    public SessionLimits Limits { get; init; } = SessionLimits.Default;
}
