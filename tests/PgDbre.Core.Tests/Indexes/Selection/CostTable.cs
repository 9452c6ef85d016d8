using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Estimates;
using PgDbre.Core.Indexes.Selection;
using PgDbre.Core.Indexes.WhatIf;
using PgDbre.Core.Plans;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Indexes.Selection;

/// <summary>A planner whose costs are typed by hand: of each query, its cost under the best of the index sets it knows.</summary>
internal sealed class CostTable : IWhatIfPlanner
{
    private const double Unserved = 1000;
    private readonly List<(string Query, string[] Indexes, double Cost)> _costs = [];

    /// <summary>One table of 100,000 rows with integer columns a to e; each index takes about 2.2 MB for each distinct column.</summary>
    public static SchemaCatalog Catalog { get; } = new([Table], [], new Dictionary<string, string>());

    public int Rounds { get; private set; }

    public bool CanHide => false;

    public int BatchSize => 64;

    private static Table Table => new()
    {
        Oid = 1,
        Name = new TableName("public", "t"),
        Rows = 100_000,
        Pages = 5000,
        Columns = [.. "abcde".Select((name, i) => Column(name.ToString(), i + 1))],
    };

    /// <summary>With all these indexes, written as "a" or "a, b", the query costs so much.</summary>
    public CostTable With(string query, string indexes, double cost)
    {
        _costs.Add((query, indexes.Split(" + "), cost));
        return this;
    }

    public async Task<SelectionResult> SelectAsync(SelectionLimits limits, params (string Query, string Candidates)[] queries)
    {
        PlannedQuery[] planned = [.. queries.Select(query => Planned(query.Query, query.Candidates))];
        WriteLoad none = new(Catalog, new Dictionary<TableName, TableWrites>());
        IndexSelector selector = new(this, Catalog, none, limits, new Deadline(TimeSpan.FromMinutes(1)));
        return await selector.SelectAsync(planned, CancellationToken.None);
    }

    public Task<IReadOnlyDictionary<string, string>> RefusalsAsync(IReadOnlyList<IndexCandidate> indexes, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

    public Task<IReadOnlyList<WhatIfCost>> CostsAsync(IReadOnlyList<WhatIfQuestion> questions, CancellationToken cancellation)
    {
        Rounds++;
        return Task.FromResult<IReadOnlyList<WhatIfCost>>([.. questions.Select(Cost)]);
    }

    public static PlannedQuery Planned(string query, string candidates)
    {
        TableAccess access = new(Table, "t", 10);
        access.JoinColumns.AddRange(Table.Columns);
        return new PlannedQuery
        {
            Query = new WorkloadQuery { Statement = SqlSplitter.Split(query)[0] },
            Plan = new Plan { TotalCost = Unserved, Root = new PlanNode { NodeType = "Seq Scan" } },
            Accesses = [access],
            Moves = [.. candidates.Split(" | ").Select(keys => new CandidateMove([Candidate(keys)]))],
        };
    }

    /// <summary>A B-tree; the keys before a semicolon stand for equalities: "a; b" is an equality and a range.</summary>
    public static IndexCandidate Candidate(string keys)
    {
        string[] parts = keys.Split("; ");
        return new IndexCandidate
        {
            Definition = new IndexDefinition
            {
                Table = new TableName("public", "t"),
                Keys = [.. parts.Where(part => part.Length > 0).SelectMany(part => part.Split(", ")).Select(IndexKey.On)],
            },
            FreeKeys = parts.Length == 1 ? parts[0].Split(", ").Length : parts[0].Split(", ", StringSplitOptions.RemoveEmptyEntries).Length,
            RuleId = "filter-columns",
            Reason = $"Filters on {keys}.",
        };
    }

    private WhatIfCost Cost(WhatIfQuestion question)
    {
        (string Query, string[] Indexes, double Cost) best = ("", [], Unserved);
        foreach ((string Query, string[] Indexes, double Cost) one in _costs.Where(one => one.Query == question.Query.Query.Statement!.Text))
        {
            best = one.Indexes.All(keys => Find(question, keys) is not null) && (one.Cost < best.Cost || best.Query.Length == 0) ? one : best;
        }

        return new WhatIfCost(best.Cost, [.. best.Indexes.Select(keys => Find(question, keys)!)]);
    }

    private static IndexCandidate? Find(WhatIfQuestion question, string keys) =>
        question.Indexes.FirstOrDefault(index => index.Definition.KeyText == keys);

    private static Column Column(string name, int number) => new()
    {
        Number = number,
        Name = name,
        Type = "integer",
        BaseType = "int4",
        Length = 4,
        Alignment = 4,
        HasBTree = true,
        Statistics = new ColumnStatistics { AverageWidth = 4, RawDistinct = -1, Correlation = 0 },
    };
}
