using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.WhatIf;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>Where room is short: gives up a chosen index for the best one or two that then fit, as long as the whole gets better.</summary>
internal sealed class SwapPass(Appraiser appraiser, SelectionLimits limits, Deadline deadline)
{
    private const double MinImprovement = 0.001;
    private const int Replacements = 2;

    /// <param name="choice">What was chosen.</param>
    /// <param name="alone">What may be chosen, with what each brings alone, ms.</param>
    /// <param name="cancellation">Ends it with an error.</param>
    public async Task<Choice> RunAsync(Choice choice, IReadOnlyDictionary<CandidateMove, double> alone, CancellationToken cancellation)
    {
        double wanted = MinImprovement * appraiser.TotalMs(choice);
        bool isBetter = true;
        while (isBetter && !deadline.IsOver)
        {
            isBetter = false;
            foreach (CandidateMove given in choice.Moves.ToList())
            {
                if (choice.Moves.Contains(given)
                    && await TryAsync(choice, given, wanted, alone, cancellation).ConfigureAwait(false) is { } better)
                {
                    choice = better;
                    isBetter = true;
                }
            }
        }

        return choice;
    }

    private async Task<Choice?> TryAsync(
        Choice choice, CandidateMove given, double wanted, IReadOnlyDictionary<CandidateMove, double> alone, CancellationToken cancellation)
    {
        if (deadline.StopsHere())
        {
            return null;
        }

        Change removal = new(null, given);
        Appraisal loss = (await appraiser.AppraiseAsync(choice, [removal], always: false, cancellation).ConfigureAwait(false))[0];
        Dictionary<CandidateMove, double> others = alone.Where(one => one.Key != given).ToDictionary();
        ExtendSearch search = new(appraiser, limits, deadline, perByte: false);
        (Choice tried, double gain) =
            await search.AddAsync(choice.After(removal), others, Replacements, cancellation).ConfigureAwait(false);
        return loss.IsKnown && loss.Gain + gain > wanted ? tried : null;
    }
}
