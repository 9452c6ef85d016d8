using Npgsql;
using PgDbre.Core.Catalog;

namespace PgDbre.Data.Catalog;

/// <summary>Puts the rows of the catalog's statements together by object id.</summary>
internal sealed class CatalogAssembly
{
    private readonly List<Table> _tables = [];
    private readonly Dictionary<uint, List<Column>> _columns = [];
    private readonly Dictionary<(uint Table, string Column), ColumnStatistics> _statistics = [];
    private readonly Dictionary<uint, List<ExtendedStatistics>> _extendedStatistics = [];
    private readonly Dictionary<uint, List<TableIndex>> _indexes = [];
    private readonly Dictionary<uint, List<(IndexColumn Column, bool IsIncluded)>> _indexColumns = [];
    private readonly Dictionary<uint, List<ForeignKey>> _foreignKeys = [];
    private readonly Dictionary<uint, List<ForeignKey>> _referencedBy = [];
    private readonly List<TableName> _names = [];
    private readonly Dictionary<string, string> _extensions = [];

    public void AddTable(NpgsqlDataReader row) => _tables.Add(new Table
    {
        Oid = row.GetFieldValue<uint>(0),
        Name = new TableName(row.GetString(1), row.GetString(2)),
        Kind = row.GetString(3) switch { "p" => TableKind.Partitioned, "m" => TableKind.MaterializedView, _ => TableKind.Table },
        IsPartition = row.GetBoolean(4),
        Rows = row.IsDBNull(5) ? null : row.GetDouble(5),
        Pages = row.GetInt64(6),
        AllVisiblePages = row.GetInt64(7),
        CanRead = row.GetBoolean(8),
        Activity = new TableActivity(row.GetInt64(9), row.GetInt64(10), row.GetInt64(11), row.GetInt64(12)),
        CanReadStatistics = row.GetBoolean(13),
        PartitionRoot = row.IsDBNull(15) ? null : new TableName(row.GetString(14), row.GetString(15)),
        Upkeep = UpkeepOf(row),
    });

    public void AddColumn(NpgsqlDataReader row) => Add(_columns, row.GetFieldValue<uint>(0), new Column
    {
        Number = row.GetInt32(1),
        Name = row.GetString(2),
        Type = row.GetString(3),
        BaseType = row.GetString(4),
        Length = row.GetInt32(5),
        Alignment = row.GetInt32(6),
        Modifier = row.GetInt32(7),
        IsNotNull = row.GetBoolean(8),
        HasByteOrder = row.GetBoolean(9),
        IsDeterministic = row.GetBoolean(10),
        HasBTree = row.GetBoolean(11),
        StatisticsTarget = row.IsDBNull(12) ? null : row.GetInt32(12),
    });

    public void AddStatistics(NpgsqlDataReader row) => _statistics[(row.GetFieldValue<uint>(0), row.GetString(1))] = new ColumnStatistics
    {
        NullFraction = row.GetDouble(2),
        AverageWidth = row.GetInt32(3),
        RawDistinct = row.GetDouble(4),
        Correlation = row.IsDBNull(5) ? null : row.GetDouble(5),
        CommonValues = row.IsDBNull(6) ? [] : row.GetFieldValue<string[]>(6),
        CommonFrequencies = row.IsDBNull(7) ? [] : row.GetFieldValue<float[]>(7),
    };

    public void AddExtendedStatistics(NpgsqlDataReader row) => Add(_extendedStatistics, row.GetFieldValue<uint>(0), new ExtendedStatistics(
        new TableName(row.GetString(1), row.GetString(2)), row.GetFieldValue<string[]>(3), row.GetFieldValue<string[]>(4)));

    public void AddIndex(NpgsqlDataReader row) => Add(_indexes, row.GetFieldValue<uint>(0), new TableIndex
    {
        Oid = row.GetFieldValue<uint>(1),
        Name = row.GetString(2),
        Method = row.GetString(3),
        IsUnique = row.GetBoolean(4),
        IsPrimary = row.GetBoolean(5),
        IsValid = row.GetBoolean(6),
        IsReplicaIdentity = row.GetBoolean(7),
        Constraint = Text(row, 8),
        Predicate = Text(row, 9),
        SizeBytes = row.GetInt64(10),
        Definition = row.GetString(11),
    });

    public void AddIndexColumn(NpgsqlDataReader row) =>
        Add(_indexColumns, row.GetFieldValue<uint>(0), (ReadIndexColumn(row), row.GetBoolean(1)));

    /// <summary>A row of <see cref="CatalogSql.IndexColumns"/>.</summary>
    public static IndexColumn ReadIndexColumn(NpgsqlDataReader row) => new()
    {
        Column = Text(row, 2),
        Expression = Text(row, 3),
        OperatorClass = Text(row, 4),
        Collation = Text(row, 5),
        IsDescending = row.GetBoolean(6),
        NullsFirst = row.GetBoolean(7),
    };

    public void AddForeignKey(NpgsqlDataReader row)
    {
        ForeignKey key = new()
        {
            Name = row.GetString(2),
            Child = new TableName(row.GetString(3), row.GetString(4)),
            Parent = new TableName(row.GetString(5), row.GetString(6)),
            Columns = row.GetFieldValue<string[]>(7),
            ParentColumns = row.GetFieldValue<string[]>(8),
            OnDelete = row.GetString(9),
            IsValid = row.GetBoolean(10),
        };
        Add(_foreignKeys, row.GetFieldValue<uint>(0), key);
        Add(_referencedBy, row.GetFieldValue<uint>(1), key);
    }

    public void AddRelationName(NpgsqlDataReader row) => _names.Add(new TableName(row.GetString(0), row.GetString(1)));

    public void AddExtension(NpgsqlDataReader row) => _extensions[row.GetString(0)] = row.GetString(1);

    public SchemaCatalog ToCatalog() => new([.. _tables.Select(Complete)], _names, _extensions);

    private Table Complete(Table table) => table with
    {
        Columns = [.. Of(_columns, table.Oid).Select(column => column with { Statistics = _statistics.GetValueOrDefault((table.Oid, column.Name)) })],
        Indexes = [.. Of(_indexes, table.Oid).Select(Complete)],
        Statistics = Of(_extendedStatistics, table.Oid),
        ForeignKeys = Of(_foreignKeys, table.Oid),
        ReferencedBy = Of(_referencedBy, table.Oid),
    };

    private TableIndex Complete(TableIndex index) => index with
    {
        Keys = [.. Of(_indexColumns, index.Oid).Where(one => !one.IsIncluded).Select(one => one.Column)],
        Included = [.. Of(_indexColumns, index.Oid).Where(one => one.IsIncluded).Select(one => one.Column.Column!)],
    };

    private static TableUpkeep UpkeepOf(NpgsqlDataReader row) => new()
    {
        ReadAt = row.GetFieldValue<DateTimeOffset>(16),
        LastAnalyze = Time(row, 17),
        LastVacuum = Time(row, 18),
        ModifiedSinceAnalyze = row.GetInt64(19),
        InsertedSinceVacuum = row.GetInt64(20),
        LiveRows = row.GetInt64(21),
        DeadRows = row.GetInt64(22),
        AnalyzeScaleFactor = row.GetDouble(23),
        AnalyzeThreshold = row.GetDouble(24),
        IsAutovacuumOn = row.GetBoolean(25),
    };

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private static List<T> Of<T>(Dictionary<uint, List<T>> lists, uint oid) => lists.GetValueOrDefault(oid) ?? [];

    private static void Add<T>(Dictionary<uint, List<T>> lists, uint oid, T item)
    {
        if (!lists.TryGetValue(oid, out List<T>? list))
        {
            lists[oid] = list = [];
        }

        list.Add(item);
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
