using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Migrations.Shadow.Recording;

namespace PgDbre.Core.Tests.Migrations.Shadow.Recording;

public sealed class AlembicRecordingTests
{
    // Alembic 1.8.1, SQLAlchemy 1.4.46 and psycopg2 2.9.5 on PostgreSQL 15.18: create_table, bulk_insert, a concurrent index in an
    // autocommit_block, and an UPDATE for each row that a query counted.
    private const string Upgrade =
        """
        {"sql": "select relname from pg_class c join pg_namespace n on n.oid=c.relnamespace where relname='alembic_version'", "autocommit": false, "open": false}
        {"sql": "\nCREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL\n)\n\n", "autocommit": false, "open": false}
        {"sql": "\nCREATE TABLE t (\n\tid SERIAL NOT NULL, \n\tname VARCHAR(20), \n\tPRIMARY KEY (id)\n)\n\n", "autocommit": false, "open": false}
        {"sql": "INSERT INTO t (id, name) VALUES (1, 'O''Neil %'),(2, NULL)", "autocommit": false, "open": false}
        {"end": "commit"}
        {"sql": "CREATE INDEX CONCURRENTLY ix ON t (name)", "autocommit": true, "open": false}
        {"end": "commit"}
        {"sql": "SELECT count(*) FROM t WHERE id > 0", "autocommit": false, "open": false}
        {"sql": "UPDATE t SET name = 'n0' WHERE id = 1", "autocommit": false, "open": false}
        {"sql": "INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num", "autocommit": false, "open": false}
        {"end": "commit"}
        """;

    [Fact]
    public void Statements_come_in_the_transactions_that_alembic_ended()
    {
        RecordedRun run = AlembicRecording.Read(Upgrade);

        Assert.Equal(
            [(1, "CREATE"), (1, "INSERT"), (null, "CREATE"), (3, "SELECT"), (3, "UPDATE")],
            run.Statements.Select(statement => (statement.Transaction, FirstWord(statement))));
        Assert.Null(run.Failure);
        Assert.Equal(0, run.WithoutValues);
    }

    [Fact]
    public void A_statement_that_failed_is_the_last_and_its_failure_is_told()
    {
        RecordedRun run = AlembicRecording.Read(
            """
            {"sql": "SELECT alembic_version.version_num \nFROM alembic_version", "autocommit": false, "open": false}
            {"sql": "ALTER TABLE t ADD COLUMN x INTEGER NOT NULL", "autocommit": false, "error": "column \"x\" of relation \"t\" contains null values"}
            {"end": "rollback"}
            """);

        Assert.Equal("ALTER TABLE t ADD COLUMN x INTEGER NOT NULL", Assert.Single(run.Statements).Statement.ToString());
        Assert.Equal("column \"x\" of relation \"t\" contains null values", run.Failure);
    }

    [Fact]
    public void A_statement_whose_values_are_not_known_is_counted() => Assert.Equal(
        1, AlembicRecording.Read("""{"sql": "UPDATE t SET a = $1", "autocommit": false, "open": true}""").WithoutValues);

    [Fact]
    public void A_text_of_several_statements_is_several() => Assert.Equal(
        2, AlembicRecording.Read("""{"sql": "SET LOCAL lock_timeout = '2s'; SELECT 1", "autocommit": false, "open": false}""").Statements.Count);

    private static string FirstWord(ShadowStatement statement) => statement.Statement.ToString().Split(' ')[0];
}
