using PgDbre.Core.Connections;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>Which relations to read.</summary>
public sealed record SnapshotRequest
{
    /// <summary>Pairs of wildcards for schema and name; a relation that matches one is read. System schemas never match.</summary>
    public IReadOnlyList<(string Schema, string Table)> Wildcards { get; init; } = [("*", "*")];

    /// <summary>Time limits of each statement.</summary>
    public SessionLimits Limits { get; init; } = SessionLimits.Default;
}
