using PgDbre.Core.Findings;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Reading;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Migrations.Rules;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Tests.Migrations.Model;

public sealed class SnapshotTypesTests
{
    private static readonly SchemaSnapshot Snapshot = new()
    {
        Server = "db:5432",
        Database = "shop",
        ServerVersion = "17.12",
        ServerMajor = 17,
        TakenAt = DateTimeOffset.UnixEpoch,
        Session = new SessionFacts { Role = "app", TimeZone = "UTC", Schemas = ["public"] },
        Relations =
        [
            new RelationFacts
            {
                Name = new("public", "orders"),
                Kind = RelationKind.Table,
                Owner = "app",
                Columns =
                [
                    new ColumnFacts { Name = "code", Type = TypeName.Parse("character varying(10)") },
                    new ColumnFacts { Name = "total", Type = TypeName.Parse("numeric(10,2)") },
                    new ColumnFacts { Name = "at", Type = TypeName.Parse("timestamp without time zone") },
                    new ColumnFacts { Name = "email", Type = TypeName.Parse("public.email") },
                ],
                Dependents = [new DependentFacts(DependentKind.View, new("public", "totals")) { Columns = ["total"] }],
            },
        ],
        Types =
        [
            new TypeFacts
            {
                Name = new("public", "positive"),
                Kind = TypeKind.Domain,
                Owner = "app",
                BaseType = TypeName.Parse("integer"),
                Checks =
                [
                    new ConstraintFacts { Name = "positive_check", Kind = ConstraintKind.Check, Expression = "VALUE > 0" },
                ],
            },
        ],
        Functions =
        [
            new FunctionFacts
            {
                Name = new("public", "one"), Kind = ObjectKind.Function, Volatility = Volatility.Immutable, Language = "sql",
            },
            new FunctionFacts
            {
                Name = new("public", "ticket"), Kind = ObjectKind.Function, Volatility = Volatility.Volatile, Language = "sql",
            },
        ],
    };

    [Theory]
    [InlineData("ALTER TABLE orders ALTER COLUMN code TYPE text;")]
    [InlineData("ALTER TABLE orders ALTER COLUMN at TYPE timestamptz;")]
    [InlineData("ALTER TABLE orders ADD COLUMN n int DEFAULT one();")]
    public void What_the_snapshot_proves_is_no_finding(string sql) =>
        Assert.DoesNotContain(Review(sql), finding => finding.Severity > Severity.Medium);

    [Theory]
    [InlineData("ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);", "column-type-change-refused")]
    [InlineData("ALTER TABLE orders ADD COLUMN priority positive;", "add-column-constrained-domain")]
    [InlineData("ALTER TABLE orders ADD COLUMN t text DEFAULT ticket();", "add-column-volatile-default")]
    [InlineData("ALTER TABLE orders ALTER COLUMN email TYPE text;", "column-type-change-rewrites-table")]
    public void What_it_knows_is_certain(string sql, string rule) =>
        Assert.False(Assert.Single(Review(sql), finding => finding.RuleId == rule).IsApproximate);

    private static IReadOnlyList<Finding> Review(string sql)
    {
        ReviewOptions options = new() { Settings = SnapshotModel.Settings(Snapshot) };
        Migration migration = SqlMigrationReader.Read(sql);
        return new MigrationReviewer(RuleFamily.Of<MigrationRule>(), options).Review(migration, SnapshotModel.Of(Snapshot)).Findings;
    }
}
