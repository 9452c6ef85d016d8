using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.WhatIf;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>
/// Extend (Schlosser, Kossmann, Boissier: ICDE 2019) with what it lacks: again and again the best step, which adds an index or puts a
/// wider one in the place of a chosen one, until no step is worth it or fits; every third time what became useless goes. Gains mostly
/// fall as indexes are added, so an old appraisal is taken as the upper limit of a new one and few steps are appraised again; when
/// nothing is left all are, because two indexes may need each other.
/// </summary>
internal sealed class ExtendSearch(Appraiser appraiser, SelectionLimits limits, Deadline deadline, bool perByte)
{
    private const int AtOnce = 16;
    private const int AddsBetweenDrops = 3;
    private const double SmallestBytes = 65_536;

    // Costs this close are equal for the planner's precision; then the smaller part of the table, the rules and the size decide.
    private const double TieShare = 0.01;
    private readonly DropPass _drops = new(appraiser);
    private List<Step> _steps = [];

    /// <summary>What the search took out again.</summary>
    public List<CandidateMove> Dropped { get; } = [];

    /// <summary>The choice after all steps from this one on.</summary>
    public async Task<Choice> RunAsync(Choice choice, IReadOnlyList<CandidateMove> open, CancellationToken cancellation)
    {
        _steps = [.. open.Select(move => new Step(new Change(move, null), double.PositiveInfinity))];
        int adds = 0;
        bool isFresh = true;
        while (true)
        {
            if (await BestAsync(choice, cancellation).ConfigureAwait(false) is { } best)
            {
                choice = Take(choice, best.Change, open);
                adds++;
                isFresh = false;
                choice = adds % AddsBetweenDrops == 0 ? await DropAsync(choice, cancellation).ConfigureAwait(false) : choice;
            }
            else if (isFresh || deadline.IsOver)
            {
                break;
            }
            else
            {
                _steps.ForEach(step => step.Forget());
                isFresh = true;
            }
        }

        return await DropAsync(choice, cancellation).ConfigureAwait(false);
    }

    /// <summary>The choice after the best few steps and what they bring, ms; none is thought to bring more than its index alone.</summary>
    public async Task<(Choice Choice, double Gain)> AddAsync(
        Choice choice, IReadOnlyDictionary<CandidateMove, double> alone, int adds, CancellationToken cancellation)
    {
        _steps = [.. alone.Where(one => !choice.Moves.Contains(one.Key)).Select(one => new Step(new Change(one.Key, null), one.Value))];
        double gain = 0;
        for (int i = 0; i < adds && await BestAsync(choice, cancellation).ConfigureAwait(false) is { } best; i++)
        {
            gain += best.Gain;
            choice = Take(choice, best.Change, [.. alone.Keys]);
        }

        return (choice, gain);
    }

    private Choice Take(Choice choice, Change change, IReadOnlyList<CandidateMove> open)
    {
        Choice next = choice.After(change);
        _steps.RemoveAll(step =>
            step.Change.Added == change.Added || (step.Change.Removed is { } removed && !next.Moves.Contains(removed)));
        IEnumerable<Change> wider = Extensions.Of(change.Added!, open, appraiser.Queries);
        _steps.AddRange(wider.Select(extension => new Step(extension, double.PositiveInfinity)));
        return next;
    }

    private async Task<Choice> DropAsync(Choice choice, CancellationToken cancellation)
    {
        (Choice kept, IReadOnlyList<CandidateMove> dropped) = await _drops.RunAsync(choice, cancellation).ConfigureAwait(false);
        Dropped.AddRange(dropped);
        _steps.RemoveAll(step => step.Change.Removed is { } removed && !kept.Moves.Contains(removed));
        return kept;
    }

    private async Task<Appraisal?> BestAsync(Choice choice, CancellationToken cancellation)
    {
        List<(Step Step, Appraisal Appraisal)> worth = [];
        double best = 0;
        long used = appraiser.SizeOf(choice.Indexes);
        List<Step> promising =
            [.. _steps.Where(step => step.Limit > 0 && HasRoom(step.Change, used)).OrderByDescending(step => step.Limit)];
        foreach (Step[] some in promising.Chunk(AtOnce))
        {
            if (some[0].Limit <= best)
            {
                break;
            }

            IReadOnlyList<Appraisal> appraisals = await appraiser.AppraiseAsync(
                choice, [.. some.Select(step => step.Change)], always: false, cancellation).ConfigureAwait(false);
            foreach ((Step step, Appraisal appraisal) in some.Zip(appraisals))
            {
                step.Limit = appraisal.IsWorth && appraisal.Fits(limits) ? Score(appraisal) : 0;
                best = Math.Max(best, step.Limit);
                if (step.Limit > 0)
                {
                    worth.Add((step, appraisal));
                }
            }
        }

        return worth.Where(one => one.Step.Limit >= best * (1 - TieShare))
            .OrderBy(one => one.Appraisal.Change.Added!.Candidates.Max(candidate => candidate.RowShare))
            .ThenByDescending(one => one.Appraisal.Change.Added!.Candidates.All(candidate => candidate.IsRuleChoice))
            .ThenBy(one => one.Appraisal.SizeDelta)
            .FirstOrDefault().Appraisal;
    }

    // Sizes are known without asking anybody.
    private bool HasRoom(Change change, long used) =>
        limits.BudgetBytes is not { } budget
        || used + appraiser.SizeOf(change.Added!.Candidates) - appraiser.SizeOf(change.Removed?.Candidates ?? []) <= budget;

    private double Score(Appraisal appraisal) => perByte ? appraisal.Gain / Math.Max(SmallestBytes, appraisal.SizeDelta) : appraisal.Gain;

    /// <summary>A step and the most it can bring as far as is known.</summary>
    private sealed class Step(Change change, double limit)
    {
        public Change Change { get; } = change;

        public double Limit { get; set; } = limit;

        public void Forget() => Limit = double.PositiveInfinity;
    }
}
