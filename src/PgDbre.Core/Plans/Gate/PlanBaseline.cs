using System.Text.Json;
using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Workload;

namespace PgDbre.Core.Plans.Gate;

/// <summary>The plans a gate accepts: the section "plans" of a <see cref="BaselineFile"/>. A query may have several shapes.</summary>
public sealed class PlanBaseline
{
    private const string Section = "plans";
    private readonly ILookup<string, PlanBaselineEntry> _byKey;

    private PlanBaseline(IEnumerable<PlanBaselineEntry> entries) => _byKey = entries.ToLookup(entry => entry.Key, StringComparer.Ordinal);

    /// <summary>The plans of a file.</summary>
    /// <exception cref="Connections.PgDbreException">PgBaselineUnreadable.</exception>
    public static PlanBaseline Read(string json) => new(BaselineFile.Section(json, Section, Entry));

    /// <summary>The accepted plans of a query; none for one that is new.</summary>
    internal IReadOnlyList<PlanBaselineEntry> Of(string key) => [.. _byKey[key]];

    /// <summary>Makes sure that a baseline can know the plan again.</summary>
    /// <exception cref="Connections.PgDbreException">PgPlanUnidentified.</exception>
    public static void RequireKey(Plan plan) => PlanKey.Of(plan);

    /// <summary>What a baseline of these plans holds: of each query each shape, with the most blocks seen.</summary>
    /// <exception cref="Connections.PgDbreException">PgPlanUnidentified.</exception>
    public static IReadOnlyList<PlanBaselineEntry> From(IEnumerable<Plan> plans) =>
        [.. plans.Select(Entry)
            .GroupBy(entry => (entry.Key, entry.ShapeText))
            .Select(same => same.First() with { Blocks = same.Max(entry => entry.Blocks) })
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .ThenBy(entry => entry.ShapeText, StringComparer.Ordinal)];

    /// <summary>Writes the section.</summary>
    internal static void Write(Utf8JsonWriter json, IEnumerable<PlanBaselineEntry> entries)
    {
        json.WriteStartArray(Section);
        foreach (PlanBaselineEntry entry in entries)
        {
            Write(json, entry);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, PlanBaselineEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("key", entry.Key);
        json.WriteString("query", entry.Query);
        json.WriteStartArray("shape");
        foreach (string line in entry.Shape)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        if (entry.Blocks is { } blocks)
        {
            json.WriteNumber("blocks", blocks);
        }

        json.WriteEndObject();
    }

    private static PlanBaselineEntry Entry(Plan plan) => new(
        PlanKey.Of(plan),
        // The normalised text: a baseline in version control must not hold the values of a query.
        plan.Query is null ? null : QueryName.From(QueryFingerprint.Normalize(plan.Query)),
        PlanShape.Of(plan).Text.Split('\n'),
        PlanBlocks.Of(plan));

    private static PlanBaselineEntry Entry(JsonElement json) => new(
        json.GetProperty("key").GetString() ?? "",
        json.GetProperty("query").GetString(),
        [.. json.GetProperty("shape").EnumerateArray().Select(line => line.GetString() ?? "")],
        json.TryGetProperty("blocks", out JsonElement blocks) ? blocks.GetInt64() : null);
}
