using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Nested;
using PgDbre.Core.Plans.Proving;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Plans.Proving;

/// <summary>
/// Tries what a plan's findings propose, each statement once: indexes by imagining them, settings by planning or running with them.
/// One transaction that is rolled back, so that it works through a pooler in transaction mode.
/// </summary>
public static class FindingProver
{
    private const string Inside = "it stands in a function, where its values are not known; explain it by itself with sample values.";

    /// <summary>The plan with a proof at every finding that has SQL.</summary>
    /// <exception cref="PgDbreException">The connection failed; what the server refuses is in the proof instead.</exception>
    public static async Task<ProofResult> ProveAsync(PgConnection connection, ProofRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<ProofTrial> trials = [.. request.Plan.Findings
            .Where(finding => finding.Sql is not null)
            .GroupBy(finding => finding.Sql!)
            .Select(same => new ProofTrial(ProposedChange.From(same.Key), [.. same]))
            .OrderByDescending(trial => trial.Score)];
        foreach (ProofTrial late in trials.Where(trial => trial.IsOpen).Skip(ProofPolicy.MaxTrials))
        {
            late.Leave($"{ProofPolicy.MaxTrials} statements are tried for one plan, and those of more valuable findings came first.");
        }

        HashSet<string> warnings = [];
        while (trials.Any(trial => trial.IsOpen))
        {
            // More than one transaction only where a refusal cost the connection; each leaves fewer trials.
            warnings.UnionWith(await TryAsync(connection, request, trials, cancellation).ConfigureAwait(false));
        }

        return new ProofResult(WithProofs(request.Plan, trials), [.. warnings]);
    }

    private static async Task<IReadOnlyList<string>> TryAsync(
        PgConnection connection, ProofRequest request, List<ProofTrial> trials, CancellationToken cancellation)
    {
        ServerTransaction transaction = request.Explain.Analyze && request.AllowWrite
            ? await ServerTransaction.ReadWriteAsync(connection, request.Limits, cancellation).ConfigureAwait(false)
            : await ServerTransaction.ReadOnlyAsync(connection, request.Limits, cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            ProofSession session = new(connection, transaction, request);

            // Indexes first and gone, so that no plan with a setting sees one.
            ProofTrial[] indexes = [.. trials.Where(trial => trial.IsOpen && trial.Change.Index is not null)];
            await session.TryIndexesAsync(indexes, cancellation).ConfigureAwait(false);
            if (indexes.All(trial => !trial.IsOpen) && session.IsUsable)
            {
                await session.TrySettingsAsync([.. trials.Where(trial => trial.IsOpen)], cancellation).ConfigureAwait(false);
            }

            return session.Warnings;
        }
    }

    private static Plan WithProofs(Plan plan, List<ProofTrial> trials)
    {
        Dictionary<Finding, FindingProof> proofs = trials.SelectMany(trial => trial.Proofs)
            .ToDictionary(ReferenceEqualityComparer.Instance);
        return plan with
        {
            Findings = new([.. plan.Findings.Select(finding => finding with { Proof = proofs.GetValueOrDefault(finding) })]),
            Nested = plan.Nested.Examine(nested => nested with { Findings = new([.. nested.Findings.Select(Unproven)]) }),
        };
    }

    private static Finding Unproven(Finding finding) =>
        finding.Sql is null ? finding : finding with { Proof = FindingProof.NotTried(Inside) };
}
