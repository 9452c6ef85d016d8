using PgDbre.Core.Findings;
using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class PgvectorVersionAtRisk : SchemaCheck
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "pgvector-version-at-risk",
        Title = "pgvector version with faults in HNSW",
        Why = "Below 0.8.2 a parallel HNSW build can write beyond its buffer; below 0.8.3 VACUUM can corrupt an HNSW index.",
        Advice = "Install 0.8.3 or later, restart what holds the old library, ALTER EXTENSION vector UPDATE, and REINDEX the HNSW indexes.",
        BadExample = "extversion 0.8.0",
        GoodExample = "extversion 0.8.3",
        MaxSeverity = Severity.High,
        SeverityRule = "High if there are HNSW indexes, else low; low too if a mended version is on the server's disk already.",
        Reference = "https://github.com/pgvector/pgvector/blob/master/CHANGELOG.md",
    };

    public override IEnumerable<Finding> Examine(SchemaFacts facts, Table? table)
    {
        if (table is not null
            || !Version.TryParse(facts.Catalog.Extensions.GetValueOrDefault("vector"), out Version? version)
            || version >= VectorVersion.WithSafeVacuum)
        {
            yield break;
        }

        int indexes = facts.Catalog.Tables.Sum(one => one.Indexes.Count(index => index.Method == "hnsw"));
        bool isOnDisk = Version.TryParse(facts.State.AvailableVectorVersion, out Version? available)
            && available >= VectorVersion.WithSafeVacuum;
        string faults = version < VectorVersion.WithSafeParallelBuild
            ? "its parallel HNSW builds can overflow a buffer (mended in 0.8.2), and VACUUM can corrupt an HNSW index (mended in 0.8.3)"
            : "VACUUM can corrupt an HNSW index (mended in 0.8.3)";
        yield return Found(facts, new SchemaObservation
        {
            Object = "extension vector",
            Severity = indexes > 0 && !isOnDisk ? Severity.High : Severity.Low,
            Message = $"pgvector {version}: {faults}. {indexes} HNSW indexes were seen.",
            Evidence = $"extversion {version}, default_version {facts.State.AvailableVectorVersion ?? "unknown"}",
            Recommendation = isOnDisk
                ? $"Version {available} is on the server's disk: update the extension; sessions that are older still hold the old library."
                : "Install pgvector 0.8.3 or later, then update the extension; until then SET max_parallel_maintenance_workers = 0 for "
                    + "HNSW builds.",
            Sql = isOnDisk ? "ALTER EXTENSION vector UPDATE;" : null,
        });
    }
}
