namespace PgDbre.Core.Plans.Arithmetic;

/// <summary>
/// With VERBOSE the server prints each worker's own average and loops; the node's figures hold all processes, so what is left is the
/// leader's.
/// </summary>
internal static class Participants
{
    /// <summary>Null for a node without workers' times.</summary>
    public static ParticipantTimes? Of(PlanNode node)
    {
        List<(int? Worker, double Ms)> processes = [];
        double loops = node.Loops ?? 0;
        double left = (node.ActualTotalMs ?? 0) * loops;
        foreach (IReadOnlyDictionary<string, object?> worker in node.Workers())
        {
            if (NodeKinds.NumberOf(worker, "Actual Total Time") is { } perLoop
                && NodeKinds.NumberOf(worker, "Actual Loops") is > 0 and var own)
            {
                processes.Add(((int?)NodeKinds.NumberOf(worker, "Worker Number"), perLoop * own));
                left -= perLoop * own;
                loops -= own;
            }
        }

        if (processes.Count == 0)
        {
            return null;
        }

        // What is left is the sum of several rounded readings; a little less than nothing is nothing.
        double? leader = loops > 0 ? Math.Max(0, left) : null;
        if (leader is { } ms)
        {
            processes.Add((null, ms));
        }

        (int? Worker, double Ms) slowest = processes.MaxBy(process => process.Ms);
        return new ParticipantTimes(processes.Count, leader, slowest.Ms, slowest.Worker, processes.Average(process => process.Ms));
    }
}
