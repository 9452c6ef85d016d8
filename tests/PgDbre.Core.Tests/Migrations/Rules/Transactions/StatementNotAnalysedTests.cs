using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class StatementNotAnalysedTests
{
    private const string Id = "statement-not-analysed";

    [Theory]
    [InlineData("DO $$ BEGIN EXECUTE 'DROP TABLE ' || x; END $$")]
    [InlineData("FROBNICATE orders")]
    [InlineData("DO $$ import os $$ LANGUAGE plpython3u")]
    public void What_only_a_run_can_tell_is_counted(string sql)
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, sql));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.StartsWith("Not analysed: ", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DO $$ BEGIN EXECUTE 'ANALYZE orders'; EXECUTE format('ANALYZE %I', 'orders'); END $$")]
    [InlineData("SELECT 1")]
    public void Constant_text_is_analysed(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));
}
