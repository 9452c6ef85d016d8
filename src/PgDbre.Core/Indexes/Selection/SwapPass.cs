using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.WhatIf;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>Where room is short: gives up one chosen index for the best one or two that then fit, as long as that makes the whole better.</summary>
internal sealed class SwapPass(Appraiser appraiser, SelectionLimits limits, Deadline deadline)
{
    private const double MinImprovement = 0.999;
    private const int Replacements = 2;

    public async Task<Choice> RunAsync(Choice choice, IReadOnlyList<CandidateMove> open, CancellationToken cancellation)
    {
        bool isBetter = true;
        while (isBetter && !deadline.IsOver)
        {
            isBetter = false;
            foreach (CandidateMove given in choice.Moves)
            {
                if (await TryAsync(choice, given, open, cancellation).ConfigureAwait(false) is { } better)
                {
                    choice = better;
                    isBetter = true;
                    break;
                }
            }
        }

        return choice;
    }

    private async Task<Choice?> TryAsync(Choice choice, CandidateMove given, IReadOnlyList<CandidateMove> open, CancellationToken cancellation)
    {
        if (deadline.StopsHere())
        {
            return null;
        }

        Choice without = choice.After(new Change(null, given));
        await appraiser.AppraiseAsync(choice, [new Change(null, given)], always: false, cancellation).ConfigureAwait(false);
        CandidateMove[] others = [.. open.Where(move => move != given && !choice.Moves.Contains(move))];
        ExtendSearch search = new(appraiser, limits, deadline, perByte: false);
        Choice tried = await search.RunAsync(without, others, Replacements, cancellation).ConfigureAwait(false);
        return appraiser.TotalMs(tried) < MinImprovement * appraiser.TotalMs(choice) ? tried : null;
    }
}
