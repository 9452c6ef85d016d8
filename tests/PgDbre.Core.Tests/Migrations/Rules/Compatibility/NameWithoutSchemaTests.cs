using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Rules;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class NameWithoutSchemaTests
{
    private const string Id = "name-without-schema";

    [Theory]
    [InlineData("CREATE TABLE drafts (a int)")]
    [InlineData("CREATE VIEW v AS SELECT 1 AS a")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$")]
    [InlineData("CREATE TYPE mood AS ENUM ('a')")]
    public void A_new_object_without_a_schema_is_named(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CREATE TABLE public.drafts (a int)")]
    [InlineData("CREATE TEMP TABLE drafts (a int)")]
    [InlineData("ALTER TABLE orders ADD p int")]
    public void With_a_schema_or_temporary_it_is_well(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Fact]
    public void It_only_runs_when_it_is_named() => Assert.False(
        RuleFamily.Of<MigrationRule>().Single(rule => rule.Metadata.Id == Id).IsOnByDefault);
}
