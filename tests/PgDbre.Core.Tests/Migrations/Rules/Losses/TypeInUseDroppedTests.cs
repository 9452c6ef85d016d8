using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class TypeInUseDroppedTests
{
    private const string Id = "type-in-use-dropped";

    [Theory]
    [InlineData("DROP TYPE order_status", Severity.Critical, "This fails: public.orders.status has the type order_status.")]
    [InlineData(
        "DROP TYPE public.order_status CASCADE",
        Severity.High,
        "CASCADE drops public.orders.status with the type public.order_status, values and all.")]
    [InlineData("DROP DOMAIN positive", Severity.Critical, "This fails: public.customers.rating has the type positive.")]
    public void The_columns_are_named(string sql, Severity severity, string message)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal((severity, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("CREATE TYPE mood AS ENUM ('good'); DROP TYPE mood")]
    [InlineData("DROP TYPE other.order_kind")]
    [InlineData("ALTER TABLE orders ALTER status DROP DEFAULT, ALTER status TYPE text; DROP TYPE order_status")]
    public void A_type_without_columns_goes_unnoticed(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
