using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Reading;

namespace PgDbre.Core.Tests.Migrations.Reading;

public sealed class ScriptChainTests
{
    [Fact]
    public void Files_run_in_the_natural_order_of_their_names() =>
        Assert.Equal(
            ["V1__a.sql", "V2__b.sql", "V10__c.sql"],
            Chain("db/V10__c.sql", "db/V2__b.sql", "db/V1__a.sql").Select(migration => migration.Name));

    [Theory]
    [InlineData("db/1_a.up.sql", "db/1_a.down.sql", "1_a.up.sql")]
    [InlineData("db/2024-01-01_a/up.sql", "db/2024-01-01_a/down.sql", "2024-01-01_a")]
    [InlineData("db/V1.2__a.sql", "db/U1.2__a.sql", "V1.2__a.sql")]
    public void A_file_that_undoes_another_is_its_downgrade(string up, string down, string name)
    {
        Migration migration = Assert.Single(Chain(down, up));
        Assert.Equal((name, up, down), (migration.Name, migration.Path, migration.DowngradePath));
        Assert.Equal($"SELECT '{down}'", Assert.Single(migration.Downgrade).Sql);
    }

    [Fact]
    public void An_undo_without_what_it_undoes_is_a_migration() =>
        Assert.Equal("1_a.down.sql", Assert.Single(Chain("db/1_a.down.sql")).Name);

    [Fact]
    public void Prisma_names_the_folder() => Assert.Equal("20240101_init", Assert.Single(Chain("prisma/20240101_init/migration.sql")).Name);

    [Theory]
    [InlineData("a2", "a10", -1)]
    [InlineData("a10", "a2", 1)]
    [InlineData("V1__x", "V1.1__x", 1)]
    [InlineData("007", "7", -1)]
    [InlineData("99999999999999999999999", "100000000000000000000000", -1)]
    [InlineData("a", "a1", -1)]
    [InlineData("a1", "a1", 0)]
    public void Numbers_are_compared_by_value(string left, string right, int expected) =>
        Assert.Equal(expected, Math.Sign(NaturalOrder.Comparer.Compare(left, right)));

    private static IReadOnlyList<Migration> Chain(params string[] paths) =>
        ScriptChain.Read([.. paths.Select(path => new ScriptFile(path, $"SELECT '{path}';"))], inTransaction: false);
}
