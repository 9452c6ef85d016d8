using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class AddForeignKeyWithoutNotValidTests
{
    private const string Id = "add-foreign-key-without-not-valid";

    [Fact]
    public void It_is_added_NOT_VALID_with_all_its_clauses()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "ALTER TABLE settings ADD CONSTRAINT f FOREIGN KEY (name) REFERENCES orders (code) ON DELETE SET NULL DEFERRABLE;"));
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("public.settings.f", finding.Object);
        Assert.Equal("Each row of public.settings is looked up in public.orders; writes to both wait.", finding.Message);
        Assert.Equal("SHARE ROW EXCLUSIVE on public.settings (blocks writes) while it reads the whole table", finding.Lock);
        Assert.Equal(
            """
            ALTER TABLE settings ADD CONSTRAINT f FOREIGN KEY (name) REFERENCES orders (code) ON DELETE SET NULL DEFERRABLE NOT VALID;
            -- in a later transaction:
            ALTER TABLE settings VALIDATE CONSTRAINT f;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("ALTER TABLE settings ADD CONSTRAINT f FOREIGN KEY (name) REFERENCES orders (code) NOT VALID;")]
    [InlineData(
        "CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); ALTER TABLE drafts ADD FOREIGN KEY (a) REFERENCES orders (id);")]
    [InlineData("ALTER TABLE settings ADD CONSTRAINT f FOREIGN KEY (name) REFERENCES orders (code) NOT ENFORCED;")]
    public void What_reads_nothing_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CREATE TABLE IF NOT EXISTS t (a bigint); ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES orders (id);")]
    [InlineData("ALTER TABLE elsewhere.unknown ADD FOREIGN KEY (a) REFERENCES orders (id);")]
    public void A_table_that_may_hold_rows_is_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void Before_18_a_partitioned_table_gets_it_by_partition()
    {
        const string Sql = "ALTER TABLE readings ADD CONSTRAINT readings_id_fkey FOREIGN KEY (id) REFERENCES orders (id);";
        Assert.Equal(
            """
            ALTER TABLE public.readings_2025 ADD CONSTRAINT readings_id_fkey FOREIGN KEY (id) REFERENCES orders (id) NOT VALID;
            -- in a later transaction:
            ALTER TABLE public.readings_2025 VALIDATE CONSTRAINT readings_id_fkey;
            ALTER TABLE readings ADD CONSTRAINT readings_id_fkey FOREIGN KEY (id) REFERENCES orders (id);
            """,
            Assert.Single(ExampleSchema.Findings(Id, Sql)).Sql);
        Assert.Equal(
            """
            ALTER TABLE readings ADD CONSTRAINT readings_id_fkey FOREIGN KEY (id) REFERENCES orders (id) NOT VALID;
            -- in a later transaction:
            ALTER TABLE readings VALIDATE CONSTRAINT readings_id_fkey;
            """,
            Assert.Single(ExampleSchema.Findings(Id, Sql, new ReviewOptions { TargetVersion = 18 })).Sql);
    }
}
