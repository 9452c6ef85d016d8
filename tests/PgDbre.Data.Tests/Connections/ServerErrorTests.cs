using PgDbre.Core.Connections;
using PgDbre.Data.Connections;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Connections;

/// <summary>What the server says, as our ids and categories; each error is a real one.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ServerErrorTests(SandboxFixture sandbox)
{
    [Theory]
    [InlineData("SELECT * FROM nowhere", "PgTableNotFound", PgErrorCategory.ObjectNotFound)]
    [InlineData("SELECT nothing", "PgColumnNotFound", PgErrorCategory.ObjectNotFound)]
    [InlineData("SELECT missing(1)", "PgFunctionNotFound", PgErrorCategory.ObjectNotFound)]
    [InlineData("SELECT 'a'::missing", "PgObjectNotFound", PgErrorCategory.ObjectNotFound)]
    [InlineData("SELEC 1", "PgSyntaxError", PgErrorCategory.SyntaxError)]
    [InlineData("SELECT 1 / 0", "PgInvalidData", PgErrorCategory.InvalidData)]
    [InlineData("SELECT 1 WHERE 1 = ARRAY[1]", "PgFunctionNotFound", PgErrorCategory.ObjectNotFound)]
    [InlineData("SELECT a FROM (VALUES (1)) AS v (a) GROUP BY 1 HAVING a = b", "PgColumnNotFound", PgErrorCategory.ObjectNotFound)]
    [InlineData("INSERT INTO one VALUES (1)", "PgConstraintViolated", PgErrorCategory.InvalidOperation)]
    [InlineData("CREATE TABLE one (a int)", "PgObjectExists", PgErrorCategory.ResourceExists)]
    [InlineData("SET ROLE pg_monitor; SELECT * FROM one", "PgPermissionDenied", PgErrorCategory.PermissionDenied)]
    public async Task Each_failure_has_its_id_and_category(string sql, string errorId, PgErrorCategory category)
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE one (a int PRIMARY KEY); INSERT INTO one VALUES (1)");
        await using ServerTransaction transaction = await ServerTransaction.ReadWriteAsync(database.Connection, SessionLimits.Default, CancellationToken.None);

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => transaction.ExecuteAsync(sql, CancellationToken.None));

        Assert.Equal((errorId, category), (failure.ErrorId, failure.Category));
        Assert.StartsWith($"{failure.SqlState}: ", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.RecommendedAction!);
    }

    [Fact]
    public async Task The_servers_hint_is_part_of_the_advice()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE one (amount int)");
        await using ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(database.Connection, SessionLimits.Default, CancellationToken.None);

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => transaction.ExecuteAsync("SELECT amont FROM one", CancellationToken.None));

        Assert.Contains("Perhaps you meant to reference the column \"one.amount\"", failure.RecommendedAction, StringComparison.Ordinal);
    }
}
