using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class NotValidRefusedTests
{
    private const string Id = "not-valid-refused";

    [Fact]
    public void The_way_by_an_index_is_given()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE (code) NOT VALID;"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders", finding.Object);
        Assert.Equal(
            "A constraint with an index (PRIMARY KEY, UNIQUE, EXCLUDE) cannot be NOT VALID: the server refuses the statement.",
            finding.Message);
        Assert.Equal(
            """
            -- outside of a transaction; look at pg_index.indisvalid afterwards:
            CREATE UNIQUE INDEX CONCURRENTLY orders_code_key ON orders (code);
            ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE USING INDEX orders_code_key;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID;")]
    [InlineData("ALTER TABLE settings ADD CONSTRAINT f FOREIGN KEY (name) REFERENCES orders (code) NOT VALID;")]
    [InlineData("ALTER TABLE orders ADD UNIQUE (code);")]
    [InlineData("ALTER TABLE readings ADD FOREIGN KEY (id) REFERENCES orders (id);")]
    public void Where_the_server_takes_it_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE readings ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES orders (id) NOT VALID;")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT p PRIMARY KEY (code) NOT VALID;")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT x EXCLUDE USING btree (code WITH =) NOT VALID;")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT n NOT NULL note NOT VALID;")]
    public void A_partitioned_table_before_18_does_not_take_it(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE readings ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES orders (id) NOT VALID;")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT n NOT NULL note NOT VALID;")]
    public void On_18_it_does(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql, new ReviewOptions { TargetVersion = 18 }));
}
