using PgDbre.Core.Sql;

namespace PgDbre.Core.Plans;

/// <summary>What to EXPLAIN and how.</summary>
public sealed record PlanRequest
{
    /// <summary>One statement, literal or with $n.</summary>
    public required SqlStatement Statement { get; init; }

    /// <summary>The server's query id, to be carried into the plan; null where unknown.</summary>
    public long? QueryId { get; init; }

    /// <summary>Run it (EXPLAIN ANALYZE with BUFFERS). What it writes is rolled back.</summary>
    public bool Analyze { get; init; }

    /// <summary>Report the statements that run inside functions and triggers too; only together with <see cref="Analyze"/>.</summary>
    public bool Nested { get; init; }

    /// <summary>Values for $1, $2 …; null plans $n text for unknown values (a generic plan).</summary>
    public IReadOnlyList<object?>? Values { get; init; }

    /// <summary>Rows assumed behind LIMIT $n, which a generic plan would take for a tenth of the table.</summary>
    public long LimitRows { get; init; } = PreparableSql.DefaultLimitRows;

    /// <summary>Settings for this one plan, as SET LOCAL would take them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The same with other settings on top of its own.</summary>
    internal PlanRequest With(IReadOnlyDictionary<string, string> settings)
    {
        Dictionary<string, string> all = new(Settings, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in settings)
        {
            all[name] = value;
        }

        return this with { Settings = all };
    }

    /// <summary>True if the plan will be one for unknown values.</summary>
    public bool IsGeneric => Values is null && Statement.ParameterCount > 0;
}
