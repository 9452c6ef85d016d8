using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Reading;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Migrations.Rules;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Migrations.Model;

public sealed class TypesChangeTests
{
    [Theory]
    [InlineData("ALTER TYPE mood ADD VALUE 'c';", "a, b, c")]
    [InlineData("ALTER TYPE mood ADD VALUE 'c' BEFORE 'a';", "c, a, b")]
    [InlineData("ALTER TYPE mood ADD VALUE 'c' AFTER 'a';", "a, c, b")]
    [InlineData("ALTER TYPE mood ADD VALUE IF NOT EXISTS 'a';", "a, b")]
    [InlineData("ALTER TYPE mood RENAME VALUE 'a' TO 'z';", "z, b")]
    public void Labels_are_kept_in_their_order(string change, string expected) =>
        Assert.Equal(
            expected,
            string.Join(", ", After($"CREATE TYPE mood AS ENUM ('a', 'b'); {change}").Enum(new(null, "mood"))!.Labels));

    [Fact]
    public void A_type_lives_under_its_new_name_and_dies_with_DROP()
    {
        SchemaTypes types = After(
            "CREATE TYPE mood AS ENUM ('a'); ALTER TYPE mood RENAME TO feeling; CREATE DOMAIN d AS int; DROP DOMAIN d;");
        Assert.Null(types.Enum(new(null, "mood")));
        Assert.NotNull(types.Enum(new("public", "feeling")));
        Assert.Null(types.Domain(new(null, "d")));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("ALTER DOMAIN d ADD CHECK (VALUE > 0) NOT VALID;", true)]
    [InlineData("ALTER DOMAIN d SET NOT NULL;", true)]
    [InlineData("ALTER DOMAIN d SET NOT NULL; ALTER DOMAIN d DROP NOT NULL;", false)]
    [InlineData("ALTER DOMAIN d ADD CHECK (VALUE > 0); ALTER DOMAIN d DROP CONSTRAINT d_check;", false)]
    [InlineData("ALTER DOMAIN d ADD CHECK (VALUE > 0); ALTER DOMAIN d ADD CHECK (VALUE < 9); ALTER DOMAIN d DROP CONSTRAINT d_check1;", true)]
    public void A_domain_over_a_constrained_one_is_constrained(string change, bool expected) =>
        Assert.Equal(expected, After($"CREATE DOMAIN d AS int; CREATE DOMAIN e AS d; {change}").IsConstrained(TypeName.Parse("e")));

    [Theory]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';", true)]
    [InlineData("CREATE FUNCTION f() RETURNS int STABLE LANGUAGE sql AS 'SELECT 1';", false)]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';", false)]
    [InlineData(
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; "
            + "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';",
        false)]
    [InlineData(
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql STABLE AS 'SELECT 1'; "
            + "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';",
        true)]
    public void A_function_is_volatile_unless_it_says_otherwise(string sql, bool expected) =>
        Assert.Equal(expected, After(sql).FunctionsOf(new(null, "f"))!.Any(function => function.IsVolatile));

    private static SchemaTypes After(string sql)
    {
        LastStep last = new();
        _ = new MigrationReviewer([last], new ReviewOptions())
            .Review([SqlMigrationReader.Read(sql)], SchemaModel.Empty)
            .ToList();
        return last.Schema!.Types;
    }

    private sealed class LastStep : MigrationRule
    {
        public SchemaModel? Schema { get; private set; }

        public override RuleMetadata Metadata { get; } = new()
        {
            Id = "last-step",
            Title = "",
            Why = "",
            Advice = "",
            BadExample = "",
            GoodExample = "",
            MaxSeverity = Severity.Info,
            SeverityRule = "",
        };

        internal override IEnumerable<MigrationObservation> Conclude(MigrationEnd end)
        {
            Schema = end.After;
            return [];
        }
    }
}
