using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Scripts;
using PgDbre.Data.Connections;
using PgDbre.Data.Migrations;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Migrations;

/// <summary>Scratch databases for tests.</summary>
internal static class Shadows
{
    private const string Clean =
        "DROP PUBLICATION IF EXISTS pub; DROP SCHEMA IF EXISTS s CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public; ";

    /// <summary>Runs statements in a scratch database with that schema.</summary>
    public static async Task<ShadowRun> TraceAsync(
        ConnectionTarget server,
        string setup,
        IReadOnlyList<ShadowStatement> statements,
        bool isOwnServer = true,
        TraceOptions? options = null)
    {
        await using PgConnection connection = await ServerConnector.ConnectAsync(server, CancellationToken.None);
        await using ShadowDatabase database = await ShadowDatabase.CreateAsync(connection, isOwnServer, CancellationToken.None);
        await ScriptRunner.RunAsync(database.Connection, setup, "setup", _ => { }, CancellationToken.None);
        return await new ShadowTracer(database, options ?? new TraceOptions()).RunAsync(statements, CancellationToken.None);
    }

    /// <summary>Traces the last statement of each case in one scratch database, and says what is not as the case has it.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(ConnectionTarget server, int major)
    {
        await using PgConnection connection = await ServerConnector.ConnectAsync(server, CancellationToken.None);
        await using ShadowDatabase database = await ShadowDatabase.CreateAsync(connection, isOwnServer: true, CancellationToken.None);
        List<string> differences = [];
        foreach (LockCase one in LockTable.Cases.Where(one => one.From <= major && one.To >= major))
        {
            await ScriptRunner.RunAsync(database.Connection, Clean + one.Setup, one.Name, _ => { }, CancellationToken.None);
            ShadowRun run = await new ShadowTracer(database, new TraceOptions()).RunAsync(Statements(one.Sql), CancellationToken.None);
            if (one.DifferenceIn(run.Statements[^1]) is { } difference)
            {
                differences.Add(difference);
            }
        }

        return differences;
    }

    /// <summary>The statements of a script, sent as they stand.</summary>
    public static IReadOnlyList<ShadowStatement> Statements(string script, int? transaction = null) =>
        [.. SqlScript.Read(script).Items.OfType<ScriptStatement>().Select(item => new ShadowStatement(StatementParser.Parse(item.Statement))
        {
            Transaction = transaction,
            CopyRows = item.Data is { } data ? script[data.Start..data.End] : null,
        })];
}
