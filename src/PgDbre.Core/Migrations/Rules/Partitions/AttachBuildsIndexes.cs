using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Partitions;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AttachBuildsIndexes : ActionRule<AttachPartition>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "attach-builds-indexes",
        Code = "P04",
        Title = "ATTACH PARTITION of a table that lacks indexes of the partitioned table",
        Why = "They are built during ATTACH, while nobody can use the table.",
        Advice = "Build them on the table CONCURRENTLY before; ATTACH then takes them over.",
        BadExample = "ALTER TABLE readings ATTACH PARTITION readings_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');",
        GoodExample = """
            CREATE INDEX CONCURRENTLY readings_2026_at_idx ON readings_2026 (at);
            ALTER TABLE readings ATTACH PARTITION readings_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-MAINTENANCE",
    };

    private protected override IEnumerable<MigrationObservation> Examine(AttachPartition action, AlterTable table, MigrationStep step)
    {
        if (table.Kind == ObjectKind.Index || step.EffectOn(action.Partition) is not { } effect)
        {
            yield break;
        }

        IReadOnlyList<IndexModel> missing = Attachment.Of(table.Name, action.Partition, action.Bound, step.Schema).MissingIndexes;
        if (missing.Count == 0)
        {
            yield break;
        }

        string partition = step.Display(action.Partition);
        yield return new MigrationObservation
        {
            Object = partition,
            Message = $"{(missing.Count == 1 ? "One index" : $"{Quantity.Count(missing.Count)} indexes")} of {step.Display(table.Name)} "
                + $"({string.Join(", ", missing.Select(Named))}) {(missing.Count == 1 ? "has" : "have")} no match on {partition}: "
                + "ATTACH builds "
                + $"{(missing.Count == 1 ? "it" : "them")} while nobody can use the table.",
            Recommendation = "Build the same indexes on it CONCURRENTLY before ATTACH.",
            Sql = Statements(missing, action.Partition, step.Statement.Sql),
            Alembic = Revision(missing, action.Partition, step.Statement.Sql),
            Claim = effect with { Work = TableWork.IndexBuild },
        };
    }

    private static string Named(IndexModel index) => index.Name is { } name ? SqlIdentifier.Display(name) : string.Join(", ", index.Keys);

    // An expression or a condition is not kept as text, so such an index is left to the reader.
    private static string? Statements(IReadOnlyList<IndexModel> missing, QualifiedName table, string attach) =>
        missing.All(IsPlain) ? $"{string.Join("\n", missing.Select(index => $"{Concurrent(index, table)};"))}\n{attach};" : null;

    private static string? Revision(IReadOnlyList<IndexModel> missing, QualifiedName table, string attach) => missing.All(IsPlain)
        ? $"""
            with op.get_context().autocommit_block():
            {string.Join("\n", missing.Select(index => "    "
                + $"op.execute(\"{Concurrent(index, table).Replace("\"", "\\\"", StringComparison.Ordinal)}\")"))}
            op.execute("{attach}")
            """
        : null;

    private static bool IsPlain(IndexModel index) => !index.IsPartial && index.Keys.All(key => key is not null);

    private static string Concurrent(IndexModel index, QualifiedName table)
    {
        string method = index.Method == "btree" ? "" : $"USING {index.Method} ";
        string keys = string.Join(", ", index.Keys.Select(key => SqlIdentifier.Display(key!)));
        string name = SqlIdentifier.Display($"{table.Name}_{string.Join('_', index.Keys)}_idx");
        return $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX CONCURRENTLY {name} ON {table} {method}({keys})";
    }
}
