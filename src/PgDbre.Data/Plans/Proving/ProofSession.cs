using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Proving;
using PgDbre.Data.Connections;
using PgDbre.Data.Indexes;

namespace PgDbre.Data.Plans.Proving;

/// <summary>The trials of one plan in one transaction.</summary>
internal sealed class ProofSession(PgConnection connection, ServerTransaction transaction, ProofRequest request)
{
    private readonly List<string> _warnings = [];

    /// <summary>What kept trials from being made, with remedies.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>False once the connection is gone.</summary>
    public bool IsUsable => transaction.Connection.FullState.HasFlag(System.Data.ConnectionState.Open);

    /// <summary>Imagines each index alone. EXPLAIN ANALYZE does not see such indexes, so that plain plans are compared.</summary>
    public async Task TryIndexesAsync(IReadOnlyList<ProofTrial> trials, CancellationToken cancellation)
    {
        if (trials.Count == 0)
        {
            return;
        }

        HypoPgState state = await HypoPgState.ReadAsync(transaction, connection, cancellation).ConfigureAwait(false);
        HypotheticalIndexes? indexes = state.Remedy is null
            ? await HypotheticalIndexes.OpenAsync(transaction, cancellation).ConfigureAwait(false)
            : null;
        if (indexes is null)
        {
            _warnings.Add($"No index was tried in database '{connection.Database}': {state.Lack}. What helps: {state.Remedy}");
            LeaveAll(trials, $"{state.Lack}.");
            return;
        }

        await using (indexes.ConfigureAwait(false))
        {
            PlanRequest plain = request.Explain with { Analyze = false, Nested = false };
            Plan before = request.Plan.IsAnalyzed ? await BaselineAsync(plain, cancellation).ConfigureAwait(false) : request.Plan;
            foreach (ProofTrial trial in trials.TakeWhile(_ => indexes.IsUsable))
            {
                await TryAsync(trial, () => TryIndexAsync(indexes, trial, plain, before, cancellation)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Plans with each setting; where the plan is one of a run, runs with it.</summary>
    public async Task TrySettingsAsync(IReadOnlyList<ProofTrial> trials, CancellationToken cancellation)
    {
        if (trials.Count == 0)
        {
            return;
        }

        // A first run that read from disk would make every second run look like a gain.
        PlanRequest explain = request.Explain with { Nested = false };
        Plan before = request.Plan.SharedReadBlocks > 0 ? await BaselineAsync(explain, cancellation).ConfigureAwait(false) : request.Plan;
        foreach (ProofTrial trial in trials.TakeWhile(_ => IsUsable))
        {
            await TryAsync(trial, () => TrySettingAsync(trial, explain, before, cancellation)).ConfigureAwait(false);
        }
    }

    // What cannot be had again (a lock is held meanwhile) is taken from the plan at hand.
    private async Task<Plan> BaselineAsync(PlanRequest explain, CancellationToken cancellation)
    {
        try
        {
            return await PlanAsync(explain, cancellation).ConfigureAwait(false) ?? request.Plan;
        }
        catch (PgDbreException refused) when (refused.SqlState is not null)
        {
            return request.Plan;
        }
    }

    private async Task TryIndexAsync(
        HypotheticalIndexes indexes, ProofTrial trial, PlanRequest plain, Plan before, CancellationToken cancellation)
    {
        IndexCandidate candidate = new() { Definition = trial.Change.Index!, RuleId = "", Reason = "" };
        if (await indexes.SetAsync([candidate], cancellation).ConfigureAwait(false) is { } refusal)
        {
            trial.Leave($"the server takes no such index: {refusal}", quotesServer: true);
            return;
        }

        Plan after = (await PlanAsync(plain, cancellation).ConfigureAwait(false))!;
        (string name, long size) = indexes.Find(candidate);
        FindingProof proof = IndexProof.Judge(before, after, name, candidate.Definition.Table.Name, size);
        trial.Close(_ => proof);
    }

    private async Task TrySettingAsync(ProofTrial trial, PlanRequest explain, Plan before, CancellationToken cancellation)
    {
        Plan after = request.Examine((await PlanAsync(explain.With(trial.Change.Settings), cancellation).ConfigureAwait(false))!);
        trial.Close(finding => SettingProof.Judge(finding, before, after));
    }

    private Task<Plan?> PlanAsync(PlanRequest explain, CancellationToken cancellation) =>
        StatementPlanner.PlanAsync(connection, transaction, explain, cancellation);

    // What the server refuses is said of the one trial; only a lost connection ends them all.
    private static async Task TryAsync(ProofTrial trial, Func<Task> attempt)
    {
        try
        {
            await attempt().ConfigureAwait(false);
        }
        catch (PgDbreException refused) when (refused.SqlState is not null)
        {
            trial.Leave($"the server refused the trial: {refused.Message}", quotesServer: true);
        }
    }

    private static void LeaveAll(IReadOnlyList<ProofTrial> trials, string reason)
    {
        foreach (ProofTrial trial in trials)
        {
            trial.Leave(reason);
        }
    }
}
