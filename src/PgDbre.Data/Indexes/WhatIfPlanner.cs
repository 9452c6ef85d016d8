using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Selection;
using PgDbre.Core.Indexes.WhatIf;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>Plans queries of one session with its hypothetical indexes: many plans and many sets of indexes in one round trip.</summary>
/// <param name="transaction">Where.</param>
/// <param name="indexes">The session's hypothetical indexes.</param>
/// <param name="copies">On a copy: its own oid of each of the source's indexes.</param>
internal sealed class WhatIfPlanner(
    ServerTransaction transaction, HypotheticalIndexes indexes, IReadOnlyDictionary<uint, uint>? copies = null)
    : IWhatIfPlanner, IAsyncDisposable
{
    private const string Savepoint = "pgdbre_batch";
    private readonly Dictionary<WorkloadQuery, WhatIfStatement> _statements = new(ReferenceEqualityComparer.Instance);
    private bool _hasPlanMode;
    private bool _isStale;

    /// <inheritdoc />
    public bool CanHide => indexes.CanHide;

    /// <inheritdoc />
    public int BatchSize => 64;

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>> RefusalsAsync(
        IReadOnlyList<IndexCandidate> candidates, CancellationToken cancellation)
    {
        Dictionary<string, string> refusals = [];
        foreach (IndexCandidate[] some in candidates.Chunk(BatchSize))
        {
            if (await indexes.SetAsync(some, cancellation).ConfigureAwait(false) is null)
            {
                continue;
            }

            foreach (IndexCandidate one in some)
            {
                if (await indexes.SetAsync([one], cancellation).ConfigureAwait(false) is { } refusal)
                {
                    refusals[one.Definition.Signature] = refusal;
                }
            }
        }

        await indexes.SetAsync([], cancellation).ConfigureAwait(false);
        return refusals;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<WhatIfCost>> CostsAsync(IReadOnlyList<WhatIfQuestion> questions, CancellationToken cancellation)
    {
        await PrepareAsync(questions, cancellation).ConfigureAwait(false);
        if (await TryAsync(questions, cancellation).ConfigureAwait(false) is { } all)
        {
            return all;
        }

        // One of them fails, by a time limit for instance; each for itself, so that it takes none of the others with it.
        List<WhatIfCost> costs = [];
        foreach (WhatIfQuestion question in questions)
        {
            IReadOnlyList<WhatIfCost>? one = await TryAsync([question], cancellation).ConfigureAwait(false);
            costs.Add(one is null ? Unchanged(question) : one[0]);
        }

        return costs;
    }

    /// <summary>The query's cost with these indexes.</summary>
    public async Task<WhatIfCost> CostAsync(PlannedQuery query, IReadOnlyList<IndexCandidate> candidates, CancellationToken cancellation) =>
        (await CostsAsync([new WhatIfQuestion(query, candidates)], cancellation).ConfigureAwait(false))[0];

    /// <summary>Deallocates what was prepared, which outlives the transaction.</summary>
    public async ValueTask DisposeAsync()
    {
        string[] prepared = [.. _statements.Values.Select(statement => statement.PreparedName).OfType<string>()];
        if (prepared.Length == 0)
        {
            return;
        }

        try
        {
            string forget = string.Join("; ", prepared.Select(name => $"DEALLOCATE {name}"));
            await transaction.ExecuteAsync(forget, CancellationToken.None).ConfigureAwait(false);
        }
        catch (PgDbreException)
        {
            // The session is gone, and what was prepared in it.
        }
    }

    private async Task PrepareAsync(IReadOnlyList<WhatIfQuestion> questions, CancellationToken cancellation)
    {
        foreach (WorkloadQuery query in questions.Select(question => question.Query.Query))
        {
            if (!_statements.ContainsKey(query))
            {
                _statements[query] =
                    await WhatIfStatement.CreateAsync(transaction, query, _statements.Count, cancellation).ConfigureAwait(false);
            }
        }

        if (!_hasPlanMode)
        {
            string mode = OwnStatement.Mark("SET LOCAL plan_cache_mode = force_generic_plan");
            await transaction.ExecuteAsync(mode, cancellation).ConfigureAwait(false);
            _hasPlanMode = true;
        }
    }

    private async Task<IReadOnlyList<WhatIfCost>?> TryAsync(IReadOnlyList<WhatIfQuestion> questions, CancellationToken cancellation)
    {
        await using NpgsqlBatch batch = new(transaction.Connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SAVEPOINT {Savepoint}"));
        foreach (WhatIfQuestion question in questions)
        {
            AddQuestion(batch, question);
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand($"RELEASE SAVEPOINT {Savepoint}"));
        List<string> plans = [];
        try
        {
            await ServerError.GuardAsync(indexes.ReadAsync(batch, plans.Add, cancellation), cancellation).ConfigureAwait(false);
        }
        catch (PgDbreException failure) when (failure.SqlState is not null && !cancellation.IsCancellationRequested)
        {
            string undo = $"ROLLBACK TO SAVEPOINT {Savepoint}; RELEASE SAVEPOINT {Savepoint}";
            await transaction.ExecuteAsync(undo, cancellation).ConfigureAwait(false);
            await indexes.ClearAsync(cancellation).ConfigureAwait(false);
            _isStale = true;
            return null;
        }

        return [.. questions.Zip(plans, Answer)];
    }

    private void AddQuestion(NpgsqlBatch batch, WhatIfQuestion question)
    {
        WhatIfStatement statement = _statements[question.Query.Query];
        _isStale |= indexes.AddSteps(batch, question.Indexes, [.. question.Hidden.Select(OidHere)]);
        if (_isStale && statement.PreparedName is not null)
        {
            _isStale = false;
            batch.BatchCommands.Add(new NpgsqlBatchCommand("DISCARD PLANS"));
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand(statement.Explain));
    }

    // 0 hides nothing.
    private uint OidHere(uint oid) => copies is null ? oid : copies.GetValueOrDefault(oid);

    private WhatIfCost Answer(WhatIfQuestion question, string json)
    {
        WhatIfPlanText plan = WhatIfPlanText.Read(json);
        bool isAsked = question.Hidden.All(oid => OidHere(oid) != 0);
        return isAsked && plan.Cost is { } cost ? new WhatIfCost(cost, indexes.In(plan.IndexNames)) : Unchanged(question);
    }

    private static WhatIfCost Unchanged(WhatIfQuestion question) => new(question.Query.Plan.TotalCost, []);
}
