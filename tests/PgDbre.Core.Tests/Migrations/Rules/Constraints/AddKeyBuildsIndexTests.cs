using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class AddKeyBuildsIndexTests
{
    private const string Id = "add-key-without-using-index";

    [Fact]
    public void A_unique_index_is_built_concurrently_first()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE NULLS NOT DISTINCT (code) INCLUDE (note);"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.orders.orders_code_key", finding.Object);
        Assert.Equal("UNIQUE (code) builds an index from all rows of public.orders while nobody can use the table.", finding.Message);
        Assert.Equal(
            "ACCESS EXCLUSIVE on public.orders (blocks reads and writes) while it builds an index from the whole table",
            finding.Lock);
        Assert.Equal(
            """
            -- outside of a transaction; look at pg_index.indisvalid afterwards:
            CREATE UNIQUE INDEX CONCURRENTLY orders_code_key ON orders (code) INCLUDE (note) NULLS NOT DISTINCT;
            ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE USING INDEX orders_code_key;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY i ON orders (code); ALTER TABLE orders ADD UNIQUE USING INDEX i;")]
    [InlineData("CREATE TABLE t (a int); ALTER TABLE t ADD PRIMARY KEY (a);")]
    [InlineData("ALTER TABLE orders ADD CONSTRAINT c UNIQUE (code) NOT VALID;")]
    public void What_builds_no_index_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE settings ADD PRIMARY KEY (name);")]
    [InlineData("ALTER TABLE orders ADD UNIQUE (code, note);")]
    public void Both_kinds_of_key_are_found(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void The_columns_of_a_primary_key_become_NOT_NULL_first() => Assert.Equal(
        """
        ALTER TABLE settings ADD CONSTRAINT settings_value_not_null CHECK (value IS NOT NULL) NOT VALID;
        -- in a later transaction:
        ALTER TABLE settings VALIDATE CONSTRAINT settings_value_not_null;
        -- then, as two statements: in one ALTER TABLE the drop would run first
        ALTER TABLE settings ALTER COLUMN value SET NOT NULL;
        ALTER TABLE settings DROP CONSTRAINT settings_value_not_null;
        -- outside of a transaction; look at pg_index.indisvalid afterwards:
        CREATE UNIQUE INDEX CONCURRENTLY settings_pkey ON settings (name, value);
        ALTER TABLE settings ADD CONSTRAINT settings_pkey PRIMARY KEY USING INDEX settings_pkey;
        """,
        Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE settings ADD PRIMARY KEY (name, value);")).Sql);

    [Fact]
    public void A_partitioned_table_gets_its_key_by_partition() => Assert.Equal(
        """
        ALTER TABLE ONLY readings ADD CONSTRAINT readings_key UNIQUE (id, at);
        -- for each partition, outside of a transaction:
        CREATE UNIQUE INDEX CONCURRENTLY readings_2025_readings_key ON public.readings_2025 (id, at);
        ALTER TABLE public.readings_2025 ADD CONSTRAINT readings_2025_readings_key UNIQUE USING INDEX readings_2025_readings_key;
        ALTER INDEX readings_key ATTACH PARTITION public.readings_2025_readings_key;
        """,
        Assert.Single(ExampleSchema.Findings(Id, "ALTER TABLE readings ADD CONSTRAINT readings_key UNIQUE (id, at);")).Sql);
}
