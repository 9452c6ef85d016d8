using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Workload;

namespace PgDbre.Core.Plans.Gate;

/// <summary>A plan, what was accepted of its query, and how much more it may read.</summary>
/// <param name="Plan">The plan of now.</param>
/// <param name="Accepted">Accepted plans of the same query; empty for a query that is new.</param>
/// <param name="MaxBufferGrowth">Factor by which blocks may grow.</param>
public sealed record PlanGateSubject(Plan Plan, IReadOnlyList<PlanBaselineEntry> Accepted, double MaxBufferGrowth)
{
    /// <summary>The query's first words without its values; the root node where the text is not known.</summary>
    internal string Name => Plan.Query is null ? Plan.Root.ToString() : QueryName.From(QueryFingerprint.Normalize(Plan.Query));

    /// <summary>A finding about the query as a whole.</summary>
    internal Finding Finding(RuleMetadata rule, Severity severity, string message, string evidence, string recommendation) => new()
    {
        Server = Plan.Server,
        Database = Plan.Database,
        RuleId = rule.Id,
        Severity = severity,
        Object = Name,
        Message = message,
        Evidence = evidence,
        Recommendation = recommendation,
        Reference = rule.Reference,
    };
}
