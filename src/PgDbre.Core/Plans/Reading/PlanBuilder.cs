using PgDbre.Core.Plans.Arithmetic;

namespace PgDbre.Core.Plans.Reading;

/// <summary>The server's keys, from whatever format they were read, to a <see cref="Plan"/> with its figures.</summary>
internal static class PlanBuilder
{
    /// <summary>Deeper trees are refused: the deepest real plans (unrolled inheritance, nested views) stay below a hundred.</summary>
    public const int MaxDepth = 1000;

    public static Plan Build(IReadOnlyDictionary<string, object?> statement, string where, PlanContext context)
    {
        PlanKeys keys = new(statement, where);
        if (keys.Value("Plan") is not Dictionary<string, object?> rootFields)
        {
            throw PlanUnreadable.Because("there is no 'Plan' in it", where);
        }

        PlanNode root = Tree(rootFields, where);
        PlanSettings settings = keys.Settings("Settings");
        PlanTriggerList triggers = new([.. keys.Objects("Triggers").Select(fields => Trigger(new PlanKeys(fields, where)))]);
        PlanSummary summary = PlanArithmetic.Compute(root, settings, keys.Number("Execution Time") ?? context.DurationMs);
        PlanJit? jit = Jit(keys.Group("JIT"));
        return new Plan
        {
            Server = context.Server,
            Database = context.Database,
            QueryId = context.QueryId ?? keys.Whole("Query Identifier"),
            Query = context.Query ?? keys.Text("Query Text"),
            VersionNumber = context.VersionNumber,
            IsAnalyzed = root.Loops is not null,
            IsGeneric = context.IsGeneric,
            TotalCost = root.TotalCost,
            PlanRows = root.PlanRows,
            ActualRows = root.ActualRows,
            PlanningMs = keys.Number("Planning Time"),
            ExecutionMs = summary.ExecutionMs,
            SharedHitBlocks = RootBlocks(root, "Shared Hit Blocks"),
            SharedReadBlocks = RootBlocks(root, "Shared Read Blocks"),
            TempWrittenBlocks = RootBlocks(root, "Temp Written Blocks"),
            NodeCount = summary.NodeCount,
            SlowestNode = summary.Slowest.ToString(),
            SlowestNodeMs = summary.Slowest.Metrics.ExclusiveMs,
            Root = root,
            SourceFile = context.SourceFile,
            SourceLine = context.SourceLine,
            Settings = settings,
            Triggers = triggers,
            Jit = jit,
            OutsideTree = Outside(keys, triggers, jit, summary),
            Properties = statement.Where(pair => pair.Key != "Plan").ToDictionary(pair => pair.Key, pair => pair.Value),
        };
    }

    // Pre-order with a stack of its own: children are filled in after their parent was made.
    private static PlanNode Tree(Dictionary<string, object?> rootFields, string where)
    {
        Stack<(Dictionary<string, object?> Fields, PlanNode? Parent, List<PlanNode> Siblings, int Depth)> pending = new();
        List<PlanNode> top = [];
        pending.Push((rootFields, null, top, 1));
        int id = 0;
        while (pending.TryPop(out var next))
        {
            string here = $"{where}, node {++id}";
            if (next.Depth > MaxDepth)
            {
                throw PlanUnreadable.Because($"it is nested more than {MaxDepth} levels deep", here);
            }

            PlanKeys keys = new(next.Fields, here);
            List<PlanNode> children = [];
            PlanNode node = PlanNodeBuilder.Build(id, keys, next.Fields, children);
            node.Parent = next.Parent;
            next.Siblings.Add(node);
            foreach (var child in keys.Objects("Plans").Reverse())
            {
                pending.Push(((Dictionary<string, object?>)child, node, children, next.Depth + 1));
            }
        }

        return top[0];
    }

    private static PlanTrigger Trigger(PlanKeys keys) => new(
        // A constraint's own trigger has a made-up name that only VERBOSE prints.
        keys.Text("Trigger Name") ?? keys.Text("Constraint Name") ?? "",
        keys.Text("Relation"),
        keys.Text("Constraint Name"),
        keys.Number("Time"),
        keys.Count("Calls") ?? 0);

    private static TimeOutsideTree Outside(PlanKeys keys, PlanTriggerList triggers, PlanJit? jit, PlanSummary summary)
    {
        double? ofTriggers = triggers.Any(trigger => trigger.TimeMs is not null) ? triggers.Sum(trigger => trigger.TimeMs ?? 0) : null;
        // SERIALIZE NONE prints no group; TIMING OFF prints one without a time.
        double? serialization = keys.Group("Serialization")?.Number("Time");
        double? rest = summary.OutsideMs - (ofTriggers ?? 0) - (serialization ?? 0);
        return new TimeOutsideTree
        {
            PlanningMs = keys.Number("Planning Time"),
            TriggersMs = ofTriggers,
            JitMs = jit?.TotalMs,
            SerializationMs = serialization,
            // Each figure is rounded for itself.
            StartAndEndMs = rest is null ? null : Math.Round(Math.Max(0, rest.Value), 3),
        };
    }

    // 17 turned Timing.Generation into an object; Total stayed a number.
    private static PlanJit? Jit(PlanKeys? keys) =>
        keys is null ? null : new PlanJit(keys.Count("Functions") ?? 0, keys.Group("Timing")?.Number("Total"));

    private static long? RootBlocks(PlanNode root, string key) => root.Properties.GetValueOrDefault(key) as long?;
}
