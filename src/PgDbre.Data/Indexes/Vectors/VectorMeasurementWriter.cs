using System.Globalization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Vectors;
using PgDbre.Core.Plans;
using PgDbre.Core.Workload;

namespace PgDbre.Data.Indexes.Vectors;

/// <summary>Makes the record of one measured setting.</summary>
internal sealed class VectorMeasurementWriter(
    PgConnection connection, VectorSearchText text, long seed, IReadOnlyList<(QueryVector Vector, ExactNeighbours Exact)> searches)
{
    private readonly double _exactMs = LatencySummary.Of(searches.Select(search => search.Exact.ElapsedMs)).P50Ms;

    public VectorIndexMeasurement Write(SearchSetting setting, RecallTally tally, LatencySummary latency, PlanNode scan, int candidates)
    {
        VectorIndex index = text.Index;
        return new VectorIndexMeasurement
        {
            Server = connection.Server,
            Database = connection.Database,
            Schema = index.Table.Schema,
            Table = index.Table.Name,
            Index = index.Name,
            Method = index.Method,
            Setting = setting.Name,
            Value = setting.Value,
            Iterative = setting.Iterative,
            K = text.Top,
            Candidates = index.NeedsRerank ? candidates : null,
            Samples = searches.Count,
            Recall = Math.Round(tally.Recall, 4),
            RecallP5 = Math.Round(tally.RecallP5, 4),
            RecallMargin = Math.Round(tally.Margin, 4),
            ShortResults = tally.ShortResults,
            P50Ms = Math.Round(latency.P50Ms, 3),
            P95Ms = Math.Round(latency.P95Ms, 3),
            ExactP50Ms = Math.Round(_exactMs, 3),
            IsIndexUsed = IsUsed(scan),
            IsCurrent = setting.Value == index.CurrentValue && setting.Iterative == SearchSetting.Off,
            Sql = setting.LocalSql,
            Where = text.Where,
            Seed = seed,
            Notes = new CatalogList<string>([.. Notes(setting, tally, scan)]),
        };
    }

    private bool IsUsed(PlanNode scan) => scan.IndexName == text.Index.Name && scan.OrderBy is not null;

    private IEnumerable<string> Notes(SearchSetting setting, RecallTally tally, PlanNode scan)
    {
        if (!IsUsed(scan))
        {
            string way = scan.IndexName is { } other ? $"{scan.NodeType} using {other}" : scan.NodeType;
            yield return $"With {setting} the planner does not use {text.Index.Name} but takes a {way}: recall and times are of that.";
        }

        if (tally.ShortResults > 0 && setting.Iterative == SearchSetting.Off && IsUsed(scan))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{100 * tally.ShortResults:0.#} % of the searches gave fewer rows than there are: without an iterative scan the index "
                    + $"hands over a fixed number of candidates{(text.Where is null ? "" : ", and the condition comes after it")}.");
        }
    }
}
