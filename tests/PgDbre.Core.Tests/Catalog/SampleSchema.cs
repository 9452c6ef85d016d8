using PgDbre.Core.Catalog;
using PgDbre.Core.Catalog.Checks;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Catalog;

/// <summary>A schema made by hand, for checks that a live server could not be brought to quickly.</summary>
internal sealed class SampleSchema
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly List<Table> _tables = [];
    private readonly Dictionary<uint, TableState> _tableStates = [];
    private readonly Dictionary<uint, IndexState> _indexStates = [];
    private uint _nextOid = 1000;

    public DatabaseState State { get; set; } = new() { ReadAt = Now, StatisticsSince = Now.AddDays(-90) };

    public List<SequenceState> Sequences { get; } = [];

    public List<UnvalidatedConstraint> Constraints { get; } = [];

    public Dictionary<(uint Table, string Column), long> LargestKeys { get; } = [];

    public List<CountedStatement> Statements { get; } = [];

    public Dictionary<string, string> Extensions { get; } = [];

    public SchemaFacts Facts => new(new SchemaCatalog(_tables, [], Extensions), State, _tableStates, _indexStates)
    {
        Server = "db:5432",
        Database = "app",
        Sequences = Sequences,
        UnvalidatedConstraints = Constraints,
        LargestKeys = LargestKeys,
        VectorStatements = Statements,
    };

    /// <summary>An int8 column that is never NULL, and for a partitioned or otherwise special table what the caller changes.</summary>
    public static Column Column(string name, string type = "int8", bool isNotNull = true) => new()
    {
        Number = 1,
        Name = name,
        Type = type,
        BaseType = type.Split('(')[0],
        Length = type switch { "int8" or "timestamp" => 8, "int4" => 4, "int2" => 2, _ => -1 },
        Alignment = type switch { "int8" or "timestamp" => 8, "int2" => 2, _ => 4 },
        IsNotNull = isNotNull,
        Statistics = new ColumnStatistics { AverageWidth = 8, RawDistinct = -1 },
    };

    /// <summary>A B-tree on columns, ascending.</summary>
    public TableIndex Index(string name, params string[] columns) => new()
    {
        Oid = _nextOid++,
        Name = name,
        Method = "btree",
        Keys = [.. columns.Select(column => new IndexColumn { Column = column })],
        SizeBytes = 10 << 20,
        Definition = $"CREATE INDEX {name} ON public.t USING btree ({string.Join(", ", columns)})",
    };

    /// <summary>A table in public; its indexes count as used unless a state says otherwise.</summary>
    public Table Add(Table table, TableState? state = null)
    {
        Table added = table with { Oid = _nextOid++ };
        _tables.Add(added);
        _tableStates[added.Oid] = state ?? new TableState();
        foreach (TableIndex index in added.Indexes)
        {
            _indexStates.TryAdd(index.Oid, new IndexState { Scans = 100 });
        }

        return added;
    }

    public Table Add(string name, Column[] columns, params TableIndex[] indexes) => Add(new Table
    {
        Oid = 0,
        Name = new TableName("public", name),
        Rows = 1_000_000,
        Pages = 10_000,
        Columns = columns,
        Indexes = indexes,
    });

    public void Set(TableIndex index, IndexState state) => _indexStates[index.Oid] = state;

    /// <summary>What one check finds in the whole schema.</summary>
    public IReadOnlyList<Finding> Check(string rule) => [.. new SchemaChecks([rule]).Examine(Facts).SelectMany(one => one.Findings)];
}
