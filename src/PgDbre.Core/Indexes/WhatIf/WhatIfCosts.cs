using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Selection;

namespace PgDbre.Core.Indexes.WhatIf;

/// <summary>
/// Asks each question once. A query's cost depends only on the indexes it could use, so most sets of indexes are, for most queries,
/// a set that was asked before.
/// </summary>
internal sealed class WhatIfCosts(IWhatIfPlanner planner, Deadline deadline)
{
    private readonly Dictionary<(PlannedQuery Query, string Set), WhatIfCost> _known = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<IndexCandidate, int> _numbered = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(PlannedQuery Query, int Number), bool> _relevant = [];

    /// <summary>How many plans the server made.</summary>
    public int Asked { get; private set; }

    /// <summary>The query's cost with these indexes; null while it was not asked.</summary>
    public WhatIfCost? Find(PlannedQuery query, IEnumerable<IndexCandidate> indexes) =>
        KeyOf(query, indexes) is { Length: > 0 } key ? _known.GetValueOrDefault((query, key)) : new WhatIfCost(query.Plan.TotalCost, []);

    /// <summary>True if the index could change the query's plan.</summary>
    public bool IsRelevant(PlannedQuery query, IndexCandidate index) => IsRelevant(query, index, NumberOf(index));

    /// <summary>Makes the answers known, as many at a time as go in one round trip; stops at the deadline unless it must not.</summary>
    public async Task AskAsync(
        IEnumerable<(PlannedQuery Query, IReadOnlyList<IndexCandidate> Indexes)> wanted, bool always, CancellationToken cancellation)
    {
        HashSet<(PlannedQuery Query, string Set)> asked = [];
        List<(string Set, WhatIfQuestion Question)> open = [];
        foreach ((PlannedQuery query, IReadOnlyList<IndexCandidate> indexes) in wanted)
        {
            string key = KeyOf(query, indexes);
            if (key.Length > 0 && !_known.ContainsKey((query, key)) && asked.Add((query, key)))
            {
                open.Add((key, new WhatIfQuestion(query, [.. indexes.Where(index => IsRelevant(query, index))])));
            }
        }

        // Equal sets side by side: fewer indexes are made and dropped.
        open.Sort((left, right) => string.CompareOrdinal(left.Set, right.Set));
        foreach ((string Set, WhatIfQuestion Question)[] batch in open.Chunk(planner.BatchSize))
        {
            if (!always && deadline.StopsHere())
            {
                return;
            }

            await AskBatchAsync(batch, cancellation).ConfigureAwait(false);
        }
    }

    private async Task AskBatchAsync((string Set, WhatIfQuestion Question)[] batch, CancellationToken cancellation)
    {
        IReadOnlyList<WhatIfCost> costs =
            await planner.CostsAsync([.. batch.Select(one => one.Question)], cancellation).ConfigureAwait(false);
        for (int i = 0; i < batch.Length; i++)
        {
            _known[(batch[i].Question.Query, batch[i].Set)] = costs[i];
        }

        Asked += batch.Length;
    }

    // The numbers of the relevant indexes in order, one character each.
    private string KeyOf(PlannedQuery query, IEnumerable<IndexCandidate> indexes)
    {
        if (query.Query.Statement is null)
        {
            return "";
        }

        List<char> numbers = [];
        foreach (IndexCandidate index in indexes)
        {
            int number = NumberOf(index);
            if (IsRelevant(query, index, number) && !numbers.Contains((char)number))
            {
                numbers.Add((char)number);
            }
        }

        numbers.Sort();
        return new string(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(numbers));
    }

    // Signatures are long; each object's is looked at once.
    private int NumberOf(IndexCandidate index)
    {
        if (!_numbered.TryGetValue(index, out int number))
        {
            string signature = index.Definition.Signature;
            _numbers.TryAdd(signature, _numbers.Count + 1);
            _numbered[index] = number = _numbers[signature];
        }

        return number;
    }

    private bool IsRelevant(PlannedQuery query, IndexCandidate index, int number)
    {
        if (!_relevant.TryGetValue((query, number), out bool isRelevant))
        {
            _relevant[(query, number)] = isRelevant = query.CouldUse(index);
        }

        return isRelevant;
    }
}
