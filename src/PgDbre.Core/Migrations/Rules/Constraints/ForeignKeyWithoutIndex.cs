using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ForeignKeyWithoutIndex : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "foreign-key-without-index",
        Code = "C11",
        Title = "A new foreign key whose columns lead no index",
        Why = "Each DELETE or key change in the referenced table reads the referencing one from end to end.",
        Advice = "CREATE INDEX CONCURRENTLY on the columns, in any order.",
        BadExample = "CREATE TABLE returns (id bigint PRIMARY KEY, order_id bigint REFERENCES orders (id));",
        GoodExample = """
            CREATE TABLE returns (id bigint PRIMARY KEY, order_id bigint REFERENCES orders (id));
            CREATE INDEX returns_order_id_idx ON returns (order_id);
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK",
    };

    // Said once, when the chain is over: a later migration may well build the index. Of a table whose indexes are not all known, nothing.
    internal override IEnumerable<MigrationObservation> Conclude(MigrationEnd end) =>
        from relation in end.IsLast ? end.After.All : []
        where relation is { IsComplete: true, IsTemporary: false, PartitionOf: null }
        from key in relation.Constraints
        where key is { Kind: ConstraintKind.ForeignKey, AddedBy: not null, Columns.Count: > 0 }
        where !relation.Indexes.Any(index => index.Serves([.. key.Columns]))
        select Observe(relation, key, end);

    private static MigrationObservation Observe(RelationModel relation, ConstraintModel key, MigrationEnd end)
    {
        string columns = string.Join(", ", key.Columns.Select(SqlIdentifier.Display));
        string index = SqlIdentifier.Display($"{relation.Name.Name}_{string.Join('_', key.Columns)}_idx");
        string sql = $"CREATE INDEX CONCURRENTLY {index} ON {relation.Name} ({columns});";
        return new MigrationObservation
        {
            Object = relation.Name.ToString(),
            Severity = Severity.Medium,
            Message = $"No index of {relation.Name} begins with ({columns}): each DELETE in {key.ReferencedTable} reads the whole table.",
            Recommendation = "Build an index on the columns of the foreign key.",
            Sql = sql,
            Alembic = AlembicCode.Autocommit(sql),
            At = key.AddedAt,
            Path = end.Chain[key.AddedBy!.Value].Path,
        };
    }
}
