using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ForeignKeyTypeMismatch : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "foreign-key-type-mismatch",
        Code = "C13",
        Title = "A foreign key between columns of different types",
        Why = "Values of the one may not fit the other, every join converts, and some types cannot be compared at all.",
        Advice = "Give both columns the same type.",
        BadExample = "CREATE TABLE returns (id bigint PRIMARY KEY, order_id integer REFERENCES orders (id));",
        GoodExample = "CREATE TABLE returns (id bigint PRIMARY KEY, order_id bigint REFERENCES orders (id));",
        MaxSeverity = Severity.Low,
        SeverityRule = "Low.",
        Reference = "https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK",
    };

    internal override IEnumerable<MigrationObservation> Conclude(MigrationEnd end) =>
        from relation in end.After.All
        where relation.PartitionOf is null
        from key in relation.Constraints
        where key is { Kind: ConstraintKind.ForeignKey, AddedBy: { } adder } && adder == end.Ordinal
        let other = end.After.Find(key.ReferencedTable!)
        where other is not null
        from pair in key.Columns.Zip(ForeignKeys.Targets(key, other))
        let own = relation.Column(pair.First)?.Type
        let target = other.Column(pair.Second)?.Type
        where own is not null && target is not null && TypeStorage.HasOtherOperators(own, target, end.After.Types)
        select new MigrationObservation
        {
            Object = $"{relation.Name}.{SqlIdentifier.Display(pair.First)}",
            Severity = Severity.Low,
            Message = $"{SqlIdentifier.Display(pair.First)} is {own}, {other.Name}.{SqlIdentifier.Display(pair.Second)} is {target}: "
                + "the foreign key converts at every check.",
            Recommendation = "Give both columns the same type.",
            At = key.AddedAt,
        };
}
