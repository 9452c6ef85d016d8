using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Data.Catalog;
using PgDbre.Data.Connections;
using PgDbre.Data.Plans;
using PgDbre.Data.Tests.Connections;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Plans;

/// <summary>How often the server is waited for, counted between driver and server.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RoundTripTests(SandboxFixture sandbox)
{
    private const string Schema =
        """
        CREATE TABLE orders (id int PRIMARY KEY, customer int, note text);
        INSERT INTO orders SELECT i, i % 100, 'n' || i FROM generate_series(1, 10000) i;
        CREATE TABLE items (order_id int REFERENCES orders, sku text);
        ANALYZE;
        """;

    [Theory]
    [InlineData("SELECT * FROM orders WHERE customer = 5", "SELECT * FROM orders WHERE customer = 6 AND id > 7")]
    [InlineData("SELECT * FROM orders WHERE customer = $1", "SELECT note FROM orders WHERE customer = $1 AND id > $2")]
    public async Task A_query_takes_two_at_most_and_one_where_its_tables_are_known(string first, string second)
    {
        await using TestDatabase database = await CreateAsync();
        await using CountingForwarder wire = new(database.Target);
        await using PgConnection connection = await ServerConnector.ConnectAsync(wire.Target, CancellationToken.None);
        PlanCatalog catalog = new(connection);

        Assert.Equal(2, await wire.CountAsync(() => ExplainAsync(connection, catalog, Explain.Request(first))));
        Assert.Equal(1, await wire.CountAsync(() => ExplainAsync(connection, catalog, Explain.Request(second))));
        Assert.Equal(2, await wire.CountAsync(() => ExplainAsync(connection, catalog, Explain.Request("SELECT * FROM orders JOIN items ON order_id = id"))));
    }

    [Fact]
    public async Task What_runs_takes_one_to_begin_and_two_more_to_look_for_volatile_functions()
    {
        await using TestDatabase database = await CreateAsync();
        await using CountingForwarder wire = new(database.Target);
        await using PgConnection connection = await ServerConnector.ConnectAsync(wire.Target, CancellationToken.None);
        PlanCatalog catalog = new(connection);
        PlanRequest request = Explain.Request("SELECT * FROM orders WHERE customer = 5") with { Analyze = true };
        await ExplainAsync(connection, catalog, request);

        Assert.Equal(3, await wire.CountAsync(() => ExplainAsync(connection, catalog, request)));
        Assert.Equal(2, await wire.CountAsync(() => ExplainAsync(connection, catalog, request, allowWrite: true)));
    }

    [Fact]
    public async Task A_statement_that_fails_leaves_a_session_that_needs_no_more_than_before()
    {
        await using TestDatabase database = await CreateAsync();
        await using CountingForwarder wire = new(database.Target);
        await using PgConnection connection = await ServerConnector.ConnectAsync(wire.Target, CancellationToken.None);
        PlanCatalog catalog = new(connection);
        await ExplainAsync(connection, catalog, Explain.Request("SELECT * FROM orders"));
        foreach (string wrong in (string[])["SELECT nothing FROM orders", "SELECT nothing FROM orders WHERE id = $1", "SELECT * FROM missing WHERE a = $1"])
        {
            await Assert.ThrowsAsync<PgDbreException>(() => ExplainAsync(connection, catalog, Explain.Request(wrong)));
        }

        Assert.Equal(1, await wire.CountAsync(() => ExplainAsync(connection, catalog, Explain.Request("SELECT * FROM orders WHERE id = $1"))));
    }

    [Fact]
    public async Task A_hundred_queries_over_three_tables_read_each_table_once()
    {
        await using TestDatabase database = await CreateAsync();
        await using CountingForwarder wire = new(database.Target);
        await using PgConnection connection = await ServerConnector.ConnectAsync(wire.Target, CancellationToken.None);
        PlanCatalog catalog = new(connection);

        int count = await wire.CountAsync(async () =>
        {
            for (int i = 0; i < 100; i++)
            {
                await ExplainAsync(connection, catalog, Explain.Request(i % 2 == 0 ? $"SELECT * FROM orders WHERE id > {i}" : "SELECT * FROM items WHERE sku = $1"));
            }
        });

        Assert.Equal(102, count);
    }

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(Schema);
        return database;
    }

    // As the cmdlet does.
    private static async Task ExplainAsync(PgConnection connection, PlanCatalog catalog, PlanRequest request, bool allowWrite = false)
    {
        Plan plan = (await ExplainRunner.RunAsync(connection, request, SessionLimits.Default, allowWrite, CancellationToken.None))!;
        SchemaCatalog known = await catalog.ReadAsync(plan, SessionLimits.Default, CancellationToken.None);
        Assert.NotEmpty(known.Tables);
    }
}
