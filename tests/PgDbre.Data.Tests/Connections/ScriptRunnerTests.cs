using PgDbre.Core.Connections;
using PgDbre.Data.Connections;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Connections;

[Collection(SandboxCollection.Name)]
public sealed class ScriptRunnerTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task Statements_run_one_by_one_in_one_session()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        List<int> lines = [];

        await ScriptRunner.RunAsync(
            database.Connection,
            """
            CREATE TEMP TABLE kept (a int);
            INSERT INTO kept VALUES (1), (2);

            CREATE TABLE t AS SELECT a, ';' AS b FROM kept; VACUUM t
            """,
            "load.sql",
            statement => lines.Add(statement.Line),
            CancellationToken.None);

        Assert.Equal([1, 2, 4, 4], lines);
        Assert.Equal(2L, await database.ScalarAsync<long>("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task The_first_failure_names_file_and_line_and_what_ran_before_stays()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => ScriptRunner.RunAsync(
            database.Connection,
            """
            CREATE TABLE t (a int);

            -- the table's name is wrong
            INSERT INTO tt VALUES (1);
            INSERT INTO t VALUES (1);
            """,
            "load.sql",
            _ => { },
            CancellationToken.None));

        Assert.Equal(("PgScriptFailed", "42P01", PgErrorCategory.ObjectNotFound), (failure.ErrorId, failure.SqlState, failure.Category));
        Assert.StartsWith("load.sql, line 4: 42P01: relation \"tt\" does not exist", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM t"));
    }
}
