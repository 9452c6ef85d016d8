using BenchmarkDotNet.Attributes;
using PgDbre.Core.Catalog;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Facts.Files;
using PgDbre.Core.Sql;

namespace PgDbre.Benchmarks;

/// <summary>A schema snapshot of 10,000 tables and 50,000 indexes: written, read, and asked for the first time.</summary>
[MemoryDiagnoser]
public class SnapshotReading
{
    private static readonly (string Name, string Type)[] Columns =
    [
        ("id", "bigint"), ("parent_id", "bigint"), ("name", "character varying(50)"), ("state", "text"), ("amount", "numeric(12,2)"),
        ("created_at", "timestamp with time zone"), ("data", "jsonb"), ("flag", "boolean"),
    ];

    private readonly SchemaSnapshot _snapshot = Make(tables: 10_000);
    private byte[] _file = [];

    [GlobalSetup]
    public void Prepare() => _file = SchemaSnapshotFile.Write(_snapshot);

    [Benchmark]
    public int Write() => SchemaSnapshotFile.Write(_snapshot).Length;

    [Benchmark]
    public int Read() => SchemaSnapshotFile.Read(_file, "benchmark").Relations.Count;

    [Benchmark]
    public bool ReadAndFind() =>
        SchemaSnapshotFile.Read(_file, "benchmark").Find(new QualifiedName(null, "t5000")) is { PrimaryKey: not null };

    private static SchemaSnapshot Make(int tables) => new()
    {
        Server = "db:5432",
        Database = "shop",
        ServerVersion = "17.11",
        ServerMajor = 17,
        TakenAt = DateTimeOffset.UnixEpoch,
        Session = new SessionFacts { Role = "dbre", Schemas = ["public"] },
        Schemas = ["public"],
        Relations = [.. Enumerable.Range(1, tables).Select(Table)],
    };

    private static RelationFacts Table(int number) => new()
    {
        Name = new QualifiedName("public", $"t{number}"),
        Kind = RelationKind.Table,
        Owner = "shop",
        AccessMethod = "heap",
        Columns = [.. Columns.Select(one => new ColumnFacts { Name = one.Name, Type = TypeName.Parse(one.Type), Default = "now()" })],
        Constraints =
        [
            new ConstraintFacts { Name = $"t{number}_pkey", Kind = ConstraintKind.PrimaryKey, Columns = ["id"], Index = $"t{number}_pkey" },
            new ConstraintFacts
            {
                Name = $"t{number}_parent",
                Kind = ConstraintKind.ForeignKey,
                Columns = ["parent_id"],
                ReferencedTable = new QualifiedName("public", $"t{Math.Max(1, number - 1)}"),
                ReferencedColumns = ["id"],
            },
            new ConstraintFacts
            {
                Name = $"t{number}_state",
                Kind = ConstraintKind.Check,
                Columns = ["state"],
                Expression = "(state <> ''::text)",
            },
        ],
        Indexes = [.. Columns.Take(5).Select((one, i) => new IndexFacts
        {
            Name = i == 0 ? $"t{number}_pkey" : $"t{number}_{one.Name}",
            Method = "btree",
            Keys = [new IndexColumn { Column = one.Name }],
            SizeBytes = 8192,
        })],
        Figures = new RelationFigures { Relation = new QualifiedName("public", $"t{number}"), Rows = number, HeapBytes = 8192L * number },
    };
}
