using PgDbre.Core.Findings;

namespace PgDbre.Core.Catalog.Checks;

/// <summary>The family of schema checks: one file, one sealed class, found by type (<see cref="RuleFamily"/>).</summary>
public abstract class SchemaCheck : IRule
{
    /// <inheritdoc />
    public abstract RuleMetadata Metadata { get; }

    /// <summary>From facts to findings.</summary>
    /// <param name="facts">All that was read.</param>
    /// <param name="table">The table to be judged; null for what belongs to no table.</param>
    public abstract IEnumerable<Finding> Examine(SchemaFacts facts, Table? table);

    /// <summary>Makes a finding of what was seen.</summary>
    private protected Finding Found(SchemaFacts facts, SchemaObservation seen) => new()
    {
        Server = facts.Server,
        Database = facts.Database,
        RuleId = Metadata.Id,
        Severity = seen.Severity,
        Object = seen.Object,
        Message = seen.Message,
        Evidence = seen.Evidence,
        Recommendation = seen.Recommendation,
        Sql = seen.Sql,
        Reference = Metadata.Reference,
        Score = seen.Score,
        IsApproximate = seen.IsApproximate,
    };
}
