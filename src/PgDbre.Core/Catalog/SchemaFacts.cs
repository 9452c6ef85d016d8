using PgDbre.Core.Catalog.Checks;
using PgDbre.Core.Indexes;

namespace PgDbre.Core.Catalog;

/// <summary>A catalog with the state of what is in it: what tables, indexes and checks are judged by.</summary>
public sealed class SchemaFacts
{
    private readonly ILookup<TableName, (Table Table, TableIndex Index)> _attached;
    private readonly Lazy<ILookup<uint, SequenceState>> _sequences;
    private readonly Lazy<ILookup<uint, UnvalidatedConstraint>> _constraints;
    private readonly Lazy<VectorUse> _vectorUse;

    /// <summary>Joins what was read.</summary>
    public SchemaFacts(
        SchemaCatalog catalog,
        DatabaseState state,
        IReadOnlyDictionary<uint, TableState> tables,
        IReadOnlyDictionary<uint, IndexState> indexes)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        Catalog = catalog;
        State = state;
        TableStates = tables;
        IndexStates = indexes;
        _attached = catalog.Tables
            .SelectMany(table => table.Indexes.Select(index => (Table: table, Index: index)))
            .Where(one => Of(one.Index).AttachedTo is not null)
            .ToLookup(one => Of(one.Index).AttachedTo!.Value);
        _sequences = new(() => Sequences.Where(sequence => sequence.TableOid is not null).ToLookup(sequence => sequence.TableOid!.Value));
        _constraints = new(() => UnvalidatedConstraints.ToLookup(constraint => constraint.TableOid));
        _vectorUse = new(() => VectorUse.Read(VectorStatements ?? []));
        Naming = new IndexNaming(catalog.RelationNames);
    }

    /// <summary>host:port.</summary>
    public required string Server { get; init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>Tables with columns, indexes and keys.</summary>
    public SchemaCatalog Catalog { get; }

    /// <summary>The database as a whole.</summary>
    public DatabaseState State { get; }

    /// <summary>Sequences of the tables and their schemas; a sequence that feeds two columns is there twice.</summary>
    public IReadOnlyList<SequenceState> Sequences { get; init; } = [];

    /// <summary>Constraints that are NOT VALID, foreign keys included.</summary>
    public IReadOnlyList<UnvalidatedConstraint> UnvalidatedConstraints { get; init; } = [];

    /// <summary>Largest value ANALYZE saw in int2 and int4 columns of unique keys.</summary>
    public IReadOnlyDictionary<(uint Table, string Column), long> LargestKeys { get; init; } =
        new Dictionary<(uint Table, string Column), long>();

    /// <summary>Statements with a vector distance in them; null if they could not be read.</summary>
    public IReadOnlyList<CountedStatement>? VectorStatements { get; init; }

    /// <summary>Tables that were asked for and not read, because somebody holds or awaits an ACCESS EXCLUSIVE lock on them.</summary>
    public IReadOnlyList<TableName> Held { get; init; } = [];

    /// <summary>What could not be read, and so not judged, a sentence each.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>States by the table's object id.</summary>
    internal IReadOnlyDictionary<uint, TableState> TableStates { get; }

    /// <summary>States by the index's object id.</summary>
    internal IReadOnlyDictionary<uint, IndexState> IndexStates { get; }

    /// <summary>How the table stands.</summary>
    public TableState Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return TableStates.GetValueOrDefault(table.Oid) ?? TableState.Unknown;
    }

    /// <summary>How the index stands.</summary>
    public IndexState Of(TableIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return IndexStates.GetValueOrDefault(index.Oid) ?? IndexState.Unknown;
    }

    /// <summary>Scans of an index; of a partitioned one those of all that are attached to it.</summary>
    public long Scans(Table table, TableIndex index)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(index).Scans + _attached[new TableName(table.Name.Schema, index.Name)].Sum(below => Scans(below.Table, below.Index));
    }

    /// <summary>Bytes of an index; of a partitioned one those of all that are attached to it.</summary>
    public long SizeBytes(Table table, TableIndex index)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(index);
        return index.SizeBytes + _attached[new TableName(table.Name.Schema, index.Name)].Sum(below => SizeBytes(below.Table, below.Index));
    }

    /// <summary>Names for new indexes, no two alike.</summary>
    internal IndexNaming Naming { get; }

    /// <summary>Which distances statements compute.</summary>
    internal VectorUse VectorUse => _vectorUse.Value;

    /// <summary>Sequences that feed the table.</summary>
    internal IEnumerable<SequenceState> SequencesOf(Table table) => _sequences.Value[table.Oid];

    /// <summary>Its constraints that are NOT VALID.</summary>
    internal IEnumerable<UnvalidatedConstraint> UnvalidatedConstraintsOf(Table table) => _constraints.Value[table.Oid];
}
