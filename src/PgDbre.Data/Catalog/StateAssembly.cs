using Npgsql;
using PgDbre.Core.Catalog;

namespace PgDbre.Data.Catalog;

/// <summary>Puts the rows of the states' statements together by object id.</summary>
internal sealed class StateAssembly
{
    private readonly Dictionary<uint, TableState> _tables = [];
    private readonly Dictionary<uint, IndexState> _indexes = [];
    private readonly List<SequenceState> _sequences = [];
    private readonly Dictionary<uint, long> _sequenceValues = [];
    private readonly List<UnvalidatedConstraint> _constraints = [];
    private readonly Dictionary<(uint Table, string Column), long> _largestKeys = [];

    public DatabaseState Database { get; private set; } = null!;

    public IReadOnlyDictionary<uint, TableState> Tables => _tables;

    public IReadOnlyDictionary<uint, IndexState> Indexes => _indexes;

    public IReadOnlyList<SequenceState> Sequences => _sequences.ConvertAll(sequence =>
        _sequenceValues.TryGetValue(sequence.Oid, out long last) ? sequence with { LastValue = last } : sequence);

    public IReadOnlyList<UnvalidatedConstraint> Constraints => _constraints;

    public IReadOnlyDictionary<(uint Table, string Column), long> LargestKeys => _largestKeys;

    public void AddDatabase(NpgsqlDataReader row) => Database = new DatabaseState
    {
        ReadAt = row.GetFieldValue<DateTimeOffset>(0),
        StatisticsSince = Time(row, 1),
        IsCounting = row.GetBoolean(2),
        FreezeMaxAge = row.GetInt64(3),
        MultixactFreezeMaxAge = row.GetInt64(4),
        IsInRecovery = row.GetBoolean(5),
        Unseen =
        [
            .. row.GetBoolean(5) ? ["the primary"] : Array.Empty<string>(),
            .. row.GetFieldValue<string[]>(6).Select(name => $"standby {name}"),
            .. row.GetFieldValue<string[]>(7).Select(name => $"slot {name} (inactive)"),
        ],
        AvailableVectorVersion = Text(row, 8),
        EffectiveCacheBytes = row.GetInt64(9),
        SharedBuffersBytes = row.GetInt64(10),
    };

    public void AddTable(NpgsqlDataReader row) => _tables[row.GetFieldValue<uint>(0)] = new TableState
    {
        HeapBytes = Number(row, 1),
        IndexBytes = Number(row, 2),
        ToastBytes = Number(row, 3),
        TableBytes = Number(row, 4),
        PagesAtStatistics = row.GetInt64(5),
        RowsAtStatistics = Tuples(row, 6),
        LastManualVacuum = Time(row, 7),
        LastManualAnalyze = Time(row, 8),
        FrozenAge = row.IsDBNull(9) ? null : row.GetInt32(9),
        MultixactAge = row.IsDBNull(10) ? null : row.GetInt32(10),
        PartitionOf = Name(row, 11),
        Options = Options(row, 13),
        Comment = Text(row, 14),
        IsExtensionMember = row.GetBoolean(15),
        IsTemporary = row.GetBoolean(16),
    };

    public void AddIndex(NpgsqlDataReader row) => _indexes[row.GetFieldValue<uint>(0)] = new IndexState
    {
        PagesAtStatistics = row.GetInt64(1),
        EntriesAtStatistics = Tuples(row, 2),
        Scans = row.GetInt64(3),
        LastScan = Time(row, 4),
        TuplesRead = row.GetInt64(5),
        TuplesFetched = row.GetInt64(6),
        IsClustered = row.GetBoolean(7),
        NullsNotDistinct = row.GetBoolean(8),
        IsImmediate = row.GetBoolean(9),
        AttachedTo = Name(row, 10),
        Options = Options(row, 12),
        NeededBy = row.IsDBNull(13) ? [] : row.GetFieldValue<string[]>(13),
        IsBeingBuilt = row.GetBoolean(14),
    };

    public void AddSequence(NpgsqlDataReader row) => _sequences.Add(new SequenceState
    {
        Oid = row.GetFieldValue<uint>(0),
        Name = new TableName(row.GetString(1), row.GetString(2)),
        Min = row.GetInt64(3),
        Max = row.GetInt64(4),
        Increment = row.GetInt64(5),
        IsCycling = row.GetBoolean(6),
        Type = row.GetString(7),
        TableOid = row.IsDBNull(8) ? null : row.GetFieldValue<uint>(8),
        Column = Text(row, 9),
        CanRead = row.GetBoolean(10),
    });

    public void AddSequenceValue(NpgsqlDataReader row)
    {
        if (!row.IsDBNull(1))
        {
            _sequenceValues[row.GetFieldValue<uint>(0)] = row.GetInt64(1);
        }
    }

    public void AddConstraint(NpgsqlDataReader row) =>
        _constraints.Add(new UnvalidatedConstraint(row.GetFieldValue<uint>(0), row.GetString(1), row.GetString(2)));

    public void AddLargestKey(NpgsqlDataReader row) => _largestKeys[(row.GetFieldValue<uint>(0), row.GetString(1))] = row.GetInt64(2);

    // reltuples is -1 until the first VACUUM or ANALYZE; before 14 that was 0 with 0 pages, as of an empty relation.
    private static double? Tuples(NpgsqlDataReader row, int column) =>
        row.GetDouble(column) is >= 0 and var tuples && (tuples > 0 || row.GetInt64(column - 1) > 0) ? tuples : null;

    private static TableName? Name(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column + 1) ? null : new TableName(row.GetString(column), row.GetString(column + 1));

    private static StorageOptions Options(NpgsqlDataReader row, int column) =>
        StorageOptions.Read(row.IsDBNull(column) ? null : row.GetFieldValue<string[]>(column));

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private static long? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
