using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Estimates;
using PgDbre.Core.Indexes.WhatIf;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>Says what changes of a choice would bring, many in few round trips.</summary>
internal sealed class Appraiser
{
    // A narrow index beside a wider one with the same beginning must halve a cost to be worth its writes.
    private const double PrefixGainPercent = 50;
    private const double ServedShare = 0.1;
    private readonly WhatIfCosts _costs;
    private readonly IReadOnlyList<PlannedQuery> _queries;
    private readonly WriteLoad _writes;
    private readonly SchemaCatalog _catalog;
    private readonly SelectionLimits _limits;
    private readonly Replacements _replacements;
    private readonly Dictionary<IndexCandidate, long> _sizes = new(ReferenceEqualityComparer.Instance);

    public Appraiser(
        WhatIfCosts costs,
        IEnumerable<PlannedQuery> queries,
        WriteLoad writes,
        SchemaCatalog catalog,
        SelectionLimits limits,
        Replacements replacements)
    {
        _costs = costs;
        _queries = [.. queries.Where(query => query.IsSimulable)];
        _writes = writes;
        _catalog = catalog;
        _limits = limits;
        _replacements = replacements;
        Bridge = TimeBridge.Of(_queries);
    }

    /// <summary>What a unit of planner cost takes.</summary>
    public TimeBridge Bridge { get; }

    /// <summary>The queries that can be planned again.</summary>
    public IReadOnlyList<PlannedQuery> Queries => _queries;

    /// <summary>What each change would bring, in the order given.</summary>
    public async Task<IReadOnlyList<Appraisal>> AppraiseAsync(
        Choice current, IReadOnlyList<Change> changes, bool always, CancellationToken cancellation)
    {
        Choice[] next = [.. changes.Select(current.After)];
        await _costs.AskAsync(
            changes.Zip(next).SelectMany(pair => Affected(pair.First).SelectMany(query => new[]
            {
                (query, current.Indexes),
                (query, pair.Second.Indexes),
            })),
            always,
            cancellation).ConfigureAwait(false);
        double writesNow = _writes.MillisecondsPerDay(current.Indexes);
        return [.. changes.Zip(next, (change, after) => Appraise(current, change, after, writesNow))];
    }

    /// <summary>Milliseconds of all queries and writes with this choice; every cost must be known.</summary>
    public double TotalMs(Choice choice) =>
        _queries.Sum(query => Ms(query, CostOf(query, choice))) + _writes.MillisecondsPerDay(choice.Indexes);

    /// <summary>The query's cost; what it is without any new index where it is not known.</summary>
    public double CostOf(PlannedQuery query, Choice choice) => _costs.Find(query, choice.Indexes)?.Cost ?? query.Plan.TotalCost;

    /// <summary>The new indexes in the query's plan.</summary>
    public IReadOnlyList<IndexCandidate> UsedBy(PlannedQuery query, Choice choice) => _costs.Find(query, choice.Indexes)?.Used ?? [];

    /// <summary>Milliseconds of a cost, times the calls of the query.</summary>
    public double Ms(PlannedQuery query, double cost) => query.Query.EffectiveWeight * cost * Bridge.MsPerCost;

    /// <summary>Bytes of the indexes, less those of the existing ones that they replace; 0 for one without a size model.</summary>
    public long SizeOf(IEnumerable<IndexCandidate> indexes) => indexes.Sum(SizeOf);

    private long SizeOf(IndexCandidate index)
    {
        if (!_sizes.TryGetValue(index, out long size))
        {
            long own = _catalog.Find(index.Definition.Table) is { } table
                ? IndexSize.Estimate(table, index.Definition, index.RowShare)?.Expected ?? 0
                : 0;
            _sizes[index] = size = own - _replacements.Of(index).Sum(replaced => replaced.SizeBytes);
        }

        return size;
    }

    private IEnumerable<PlannedQuery> Affected(Change change) =>
        _queries.Where(query => change.Touched.Any(index => _costs.IsRelevant(query, index)));

    private Appraisal Appraise(Choice current, Change change, Choice after, double writesNow)
    {
        double read = 0;
        double best = 0;
        double harm = 0;
        bool isKnown = true;
        foreach (PlannedQuery query in Affected(change))
        {
            if (_costs.Find(query, current.Indexes) is not { } was || _costs.Find(query, after.Indexes) is not { } will)
            {
                isKnown = false;
                continue;
            }

            bool isUsed = change.Added is null || change.Added.Candidates.All(will.Uses);
            read += Ms(query, was.Cost) - Ms(query, will.Cost);
            best = isUsed ? Math.Max(best, Percent(query, was.Cost, will.Cost)) : best;
            harm = Math.Max(harm, Percent(query, will.Cost, was.Cost));
        }

        long size = SizeOf(after.Indexes);
        CandidateMove move = change.Added ?? change.Removed!;
        CandidateMove? servedBy = after.Moves.FirstOrDefault(wide => wide != move && Serves(wide, move));
        return new Appraisal
        {
            Change = change,
            IsKnown = isKnown,
            ReadMs = read,
            WriteMs = _writes.MillisecondsPerDay(after.Indexes) - writesNow,
            BestPercent = best,
            HarmPercent = harm,
            WantedPercent = WantedPercent(move, servedBy is not null),
            ServedBy = servedBy,
            SizeDelta = size - SizeOf(current.Indexes),
            SizeAfter = size,
            CountAfter = after.Indexes.Count,
        };
    }

    // What is left of a query that is served well already is no reason for a second index: so the loss counts against a tenth of what
    // the query costs as things are, where that is more than what it costs now.
    private static double Percent(PlannedQuery query, double higher, double lower)
    {
        double against = Math.Max(higher, ServedShare * query.Plan.TotalCost);
        return against > 0 ? 100 * (higher - lower) / against : 0;
    }

    private double WantedPercent(CandidateMove move, bool isServed) => Math.Max(
        _limits.MinGainPercent, isServed ? PrefixGainPercent : move.Candidates.Max(candidate => candidate.WantedPercent));

    private static bool Serves(CandidateMove wide, CandidateMove narrow) => narrow.Candidates.All(one => wide.Candidates.Any(other =>
        other.Definition.Table == one.Definition.Table
        && one.Definition.Include.All(other.Definition.Stores)
        && IndexCoverage.IsServedBy(one.Definition, one.FreeKeys, one.IsSorted, other.Definition)
        && other.Definition.Signature != one.Definition.Signature));
}
