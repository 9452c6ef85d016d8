using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class TypeSeenByClientsTests
{
    private const string Id = "type-seen-by-clients";

    [Fact]
    public void Both_types_are_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE orders ALTER details TYPE jsonb"));
        Assert.Equal((Severity.Medium, "public.orders.details"), (finding.Severity, finding.Object));
        Assert.Equal(
            "details of public.orders was json and is jsonb from here on: old code reads and sends the old type, and its prepared "
                + "statements fail once.",
            finding.Message);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ALTER quantity TYPE bigint")]
    [InlineData("ALTER TABLE orders ALTER status TYPE text")]
    [InlineData("ALTER TABLE orders ALTER code TYPE varchar(20)[] USING ARRAY[code]")]
    public void Another_kind_of_value_is_seen(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE orders ALTER note TYPE text")]
    [InlineData("ALTER TABLE orders ALTER note TYPE varchar(80)")]
    [InlineData("ALTER TABLE orders ALTER total TYPE numeric(12,2)")]
    [InlineData("ALTER TABLE anything ALTER a TYPE bigint")]
    [InlineData("ALTER TABLE orders ADD p int; ALTER TABLE orders ALTER p TYPE bigint")]
    [InlineData("CREATE TABLE d (a int); ALTER TABLE d ALTER a TYPE bigint")]
    public void One_text_is_like_another(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
