namespace PgDbre.Core.Reports;

/// <summary>The report in one sentence: what was built, how many measured queries are within the target, the best gain.</summary>
internal static class ReportVerdict
{
    public static string Sentence(
        int builds, int proposals, IReadOnlyList<LatencyImpact> latencies, IReadOnlyList<MeasurementPair> pairs, double targetMs)
    {
        List<string> parts = [Built(builds)];
        if (proposals > 0)
        {
            parts.Add($"{Counted(proposals, "recommendation", "recommendations")} not applied");
        }

        parts.Add(Latency(latencies, targetMs));
        return string.Join("; ", parts) + Gain(pairs);
    }

    private static string Built(int builds) => builds == 0 ? "no index built" : $"{Counted(builds, "index", "indexes")} built";

    private static string Latency(IReadOnlyList<LatencyImpact> latencies, double targetMs)
    {
        if (latencies.Count == 0)
        {
            return "latency not measured";
        }

        int within = latencies.Count(latency => latency.IsWithinTarget);
        string queries = latencies.Count == 1 ? "query" : "queries";
        return $"{Quantity.Count(within)} of {Quantity.Count(latencies.Count)} measured {queries} within target (p95 < {Quantity.Milliseconds(targetMs)})";
    }

    private static string Gain(IReadOnlyList<MeasurementPair> pairs)
    {
        double[] factors = [.. pairs.Where(pair => pair.BeforeP95Ms > 0 && pair.After.P95Ms > 0).Select(pair => pair.BeforeP95Ms!.Value / pair.After.P95Ms)];
        if (factors.Length == 0)
        {
            return "";
        }

        double best = factors.Max();
        return best > 1 ? $", best {Quantity.Factor(best)} faster" : ", none faster than before";
    }

    private static string Counted(int count, string singular, string plural) => $"{Quantity.Count(count)} {(count == 1 ? singular : plural)}";
}
