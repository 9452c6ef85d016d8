using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

/// <summary>What plan rules look at: the plan, its nodes and the questions they share.</summary>
public sealed class PlanFacts
{
    /// <summary>Facts from the plan, and from the catalog around it if there is one.</summary>
    public PlanFacts(Plan plan, SchemaCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Plan = plan;
        Catalog = catalog;
        Nodes = [.. plan.Root.Subtree()];
        Has = PlanContent.Of(plan) | (catalog is null ? PlanNeeds.None : PlanNeeds.Catalog);
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>The tables of the plan as the server's catalog knows them; null without a connection.</summary>
    public SchemaCatalog? Catalog { get; }

    /// <summary>Every node in the server's order.</summary>
    public IReadOnlyList<PlanNode> Nodes { get; }

    /// <summary>What the plan holds.</summary>
    public PlanNeeds Has { get; }

    /// <summary>True if nodes have times, so that scores are milliseconds; else they are planner cost.</summary>
    public bool IsTimed => Has.HasFlag(PlanNeeds.Timing);

    /// <summary>True if the statement really ran.</summary>
    internal bool IsAnalyzed => Has.HasFlag(PlanNeeds.Actuals);

    /// <summary>Nodes that ran; all nodes of a plan that never ran.</summary>
    internal IEnumerable<PlanNode> LiveNodes => IsAnalyzed ? Nodes.Where(node => node.WasExecuted()) : Nodes;

    /// <summary>The node's table; null without a catalog, for a view or a function, and where two tables could be meant.</summary>
    internal Table? TableOf(PlanNode node) => Catalog is null ? null : PlanTables.Find(Catalog, node);

    /// <summary>What the node alone costs: ms where timed, else planner cost.</summary>
    internal double Own(PlanNode node) =>
        Math.Max(0, IsTimed ? node.Metrics.ExclusiveMs ?? 0 : node.Metrics.ExclusiveCost);

    /// <summary>What the node and everything below costs, in the same unit.</summary>
    internal double Subtree(PlanNode node) =>
        IsTimed ? node.Metrics.InclusiveMs ?? 0 : node.Subtree().Sum(below => below.Metrics.ExclusiveCost);

    /// <summary>A part of the whole, 0 to 100.</summary>
    internal double SharePercent(double stake)
    {
        double whole = IsTimed ? Plan.ExecutionMs ?? 0 : Plan.TotalCost;
        return whole > 0 ? Math.Min(100, 100 * stake / whole) : 0;
    }

    /// <summary>A finding about one node.</summary>
    internal Finding About(RuleMetadata rule, PlanNode node, NodeObservation seen)
    {
        double stake = seen.Stake ?? Own(node);
        string table = TableOf(node) is { } known ? $"; {TableFigures.Of(known)}" : "";
        return About(rule, node.ToString(), seen, stake, Evidence.Of(node, seen.Keys) + table) with { NodeId = node.Id };
    }

    /// <summary>A finding about the statement as a whole.</summary>
    internal Finding AboutStatement(RuleMetadata rule, NodeObservation seen) =>
        About(rule, "statement", seen, seen.Stake ?? 0, Evidence.Of(Plan.Properties, seen.Keys));

    private Finding About(RuleMetadata rule, string subject, NodeObservation seen, double stake, string evidence) => new()
    {
        Server = Plan.Server,
        Database = Plan.Database,
        RuleId = rule.Id,
        Severity = seen.Severity ?? PlanSeverity.Of(this, SharePercent(stake)),
        Object = subject,
        Message = seen.Message,
        Evidence = evidence,
        Recommendation = seen.Recommendation,
        Sql = seen.Sql,
        Reference = rule.Reference,
        Score = stake,
        IsApproximate = seen.IsApproximate,
    };
}
