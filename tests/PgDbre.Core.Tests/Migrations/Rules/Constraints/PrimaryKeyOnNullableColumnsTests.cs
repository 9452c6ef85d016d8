using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class PrimaryKeyOnNullableColumnsTests
{
    private const string Id = "primary-key-on-nullable-columns";

    [Fact]
    public void The_columns_that_may_be_NULL_are_named()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(
            Id,
            "CREATE UNIQUE INDEX CONCURRENTLY settings_pkey ON settings (name, value); ALTER TABLE settings ADD "
                + "CONSTRAINT settings_pkey PRIMARY KEY USING INDEX settings_pkey;"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.settings", finding.Object);
        Assert.Equal("public.settings is read from end to end to make value NOT NULL.", finding.Message);
        Assert.Equal("ACCESS EXCLUSIVE on public.settings (blocks reads and writes) while it reads the whole table", finding.Lock);
        Assert.Equal(
            """
            ALTER TABLE settings ADD CONSTRAINT settings_value_not_null CHECK (value IS NOT NULL) NOT VALID;
            -- in a later transaction:
            ALTER TABLE settings VALIDATE CONSTRAINT settings_value_not_null;
            -- then, as two statements: in one ALTER TABLE the drop would run first
            ALTER TABLE settings ALTER COLUMN value SET NOT NULL;
            ALTER TABLE settings DROP CONSTRAINT settings_value_not_null;
            ALTER TABLE settings ADD CONSTRAINT settings_pkey PRIMARY KEY USING INDEX settings_pkey;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY i ON settings (name); ALTER TABLE settings ADD PRIMARY KEY USING INDEX i;")]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY i ON settings (value); ALTER TABLE settings ADD UNIQUE USING INDEX i;")]
    [InlineData(
        "ALTER TABLE settings ADD CONSTRAINT c CHECK (value IS NOT NULL) NOT VALID; ALTER TABLE settings VALIDATE "
            + "CONSTRAINT c; CREATE UNIQUE INDEX CONCURRENTLY i ON settings (value); ALTER TABLE settings ADD PRIMARY KEY "
            + "USING INDEX i;")]
    public void Columns_that_are_NOT_NULL_or_proven_are_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("ALTER TABLE elsewhere.unknown ADD PRIMARY KEY USING INDEX i;")]
    public void An_index_that_nobody_knows_may_have_such_columns(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
