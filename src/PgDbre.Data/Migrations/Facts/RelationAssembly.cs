using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>Puts the rows about relations and their columns together by object id; <see cref="PartAssembly"/> has the rest.</summary>
internal sealed class RelationAssembly(TypeCache types)
{
    private readonly List<(uint Oid, uint[] Parents, RelationFacts Relation)> _relations = [];
    private readonly RowLists<ColumnFacts> _columns = new();
    private readonly Dictionary<uint, RelationFigures> _figures = [];
    private readonly Dictionary<uint, SequenceFacts> _sequences = [];
    private readonly RowLists<string> _publications = new();

    public PartAssembly Parts { get; } = new();

    public void AddRelation(NpgsqlDataReader row)
    {
        QualifiedName[] parents = [.. row.Texts(10).Zip(row.Texts(11), (schema, name) => new QualifiedName(schema, name))];
        string? bound = row.Text(12);
        uint[] parentOids = row.IsDBNull(9) ? [] : row.GetFieldValue<uint[]>(9);
        _relations.Add((row.GetFieldValue<uint>(0), parentOids, new RelationFacts
        {
            Name = row.Name(1),
            Kind = KindOf(row.GetString(3)),
            Persistence = row.GetString(4) == "u" ? Persistence.Unlogged : Persistence.Permanent,
            Owner = row.GetString(5),
            IsExtensionMember = row.GetBoolean(6),
            AccessMethod = row.Text(7),
            Tablespace = row.Text(8),
            PartitionOf = bound is null ? null : new PartitionFacts(parents[0], bound) { IsBeingDetached = row.GetBoolean(13) },
            Inherits = bound is null ? parents : [],
            PartitionKey = row.Text(14),
            ReplicaIdentity = IdentityOf(row.GetString(15)),
            HasRowSecurity = row.GetBoolean(16),
            ForcesRowSecurity = row.GetBoolean(17),
            Options = row.Texts(18),
        }));
    }

    public void AddColumn(NpgsqlDataReader row)
    {
        string generated = row.GetString(6);
        _columns.Add(row.GetFieldValue<uint>(0), new ColumnFacts
        {
            Name = row.GetString(1),
            Type = types[row.GetString(2)],
            IsNotNull = row.GetBoolean(3),
            Default = generated.Length == 0 ? row.Text(4) : null,
            GenerationExpression = generated.Length == 0 ? null : row.Text(4),
            Identity = row.GetString(5) switch { "a" => ColumnIdentity.Always, "d" => ColumnIdentity.ByDefault, _ => ColumnIdentity.None },
            Generation = generated switch { "s" => ColumnGeneration.Stored, "v" => ColumnGeneration.Virtual, _ => ColumnGeneration.None },
            Collation = row.NameOrNull(7),
            IsLocal = row.GetBoolean(9),
        });
    }

    public void AddFigures(NpgsqlDataReader row) => _figures[row.GetFieldValue<uint>(0)] = new RelationFigures
    {
        Rows = row.IsDBNull(1) ? null : (long)row.GetDouble(1),
        HeapBytes = row.Number(2),
        IndexBytes = row.Number(3),
        TotalBytes = row.Number(4),
        Scans = row.Number(5),
        RowChanges = row.Number(6),
    };

    public void AddSequence(NpgsqlDataReader row) => _sequences[row.GetFieldValue<uint>(0)] = new SequenceFacts
    {
        Type = row.GetString(1),
        Start = row.GetInt64(2),
        Increment = row.GetInt64(3),
        Min = row.GetInt64(4),
        Max = row.GetInt64(5),
        IsCycling = row.GetBoolean(6),
        OwnerTable = row.NameOrNull(7),
        OwnerColumn = row.Text(9),
    };

    public void AddPublication(NpgsqlDataReader row) => _publications.Add(row.GetFieldValue<uint>(1), row.GetString(0));

    /// <summary>The relations, in the order they came.</summary>
    /// <param name="isVolatile">Judges a default.</param>
    public IReadOnlyList<RelationFacts> ToRelations(Func<string, bool> isVolatile)
    {
        PartitionSums sums = new(_figures, _relations.Select(one => (one.Oid, one.Parents, one.Relation)));
        return _relations.ConvertAll(one => Parts.Complete(one.Oid, one.Relation with
        {
            Sequence = _sequences.GetValueOrDefault(one.Oid),
            Columns = [.. _columns[one.Oid].Select(
                column => column with { IsDefaultVolatile = column.Default is { } text && isVolatile(text) })],
            Publications = _publications[one.Oid],
            Figures = sums.Of(one.Oid) is { } figures ? figures with { Relation = one.Relation.Name } : RelationFigures.Unknown,
        }));
    }

    private static RelationKind KindOf(string kind) => kind switch
    {
        "p" => RelationKind.PartitionedTable,
        "v" => RelationKind.View,
        "m" => RelationKind.MaterializedView,
        "S" => RelationKind.Sequence,
        "f" => RelationKind.ForeignTable,
        _ => RelationKind.Table,
    };

    private static ReplicaIdentity IdentityOf(string identity) => identity switch
    {
        "n" => ReplicaIdentity.Nothing,
        "f" => ReplicaIdentity.Full,
        "i" => ReplicaIdentity.Index,
        _ => ReplicaIdentity.Default,
    };
}
