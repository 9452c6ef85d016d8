using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class ViewDroppedTests
{
    private const string Id = "view-dropped";

    [Theory]
    [InlineData("DROP VIEW open_orders", Severity.Medium, "public.open_orders is dropped: code that still reads it fails.")]
    [InlineData(
        "DROP VIEW open_orders; CREATE VIEW open_orders AS SELECT 1 AS id",
        Severity.Low,
        "public.open_orders is missing from here until it is made again: queries in between fail, for no transaction holds the two "
            + "together.")]
    public void Missing_for_good_or_for_a_moment(string sql, Severity severity, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal((severity, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("BEGIN; DROP VIEW open_orders; CREATE VIEW open_orders AS SELECT 1 AS id; COMMIT")]
    [InlineData("CREATE VIEW v AS SELECT 1 AS a; DROP VIEW v")]
    [InlineData("DROP TABLE settings")]
    [InlineData("CREATE OR REPLACE VIEW open_orders AS SELECT id, customer_id, total FROM orders")]
    public void One_transaction_or_a_new_view_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
