using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Sql.Parsing;

namespace PgDbre.Core.Tests.Migrations.Shadow;

public sealed class ShadowGuardTests
{
    [Theory]
    [InlineData("COPY t TO PROGRAM 'cat > /x'")]
    [InlineData("COPY t FROM '/etc/passwd'")]
    [InlineData("SELECT lo_export(1, '/x')")]
    [InlineData("SELECT dblink_exec('host=production', 'DROP TABLE t')")]
    [InlineData("INSERT INTO t SELECT * FROM public.dblink('host=production', 'SELECT 1') AS x(n int)")]
    [InlineData("SELECT pg_read_file('/etc/passwd')")]
    [InlineData("ALTER SYSTEM SET archive_command = 'rm'")]
    [InlineData("CREATE DATABASE other")]
    [InlineData("DROP DATABASE production")]
    [InlineData("ALTER DATABASE production SET work_mem = '1GB'")]
    [InlineData("GRANT CONNECT ON DATABASE production TO app")]
    [InlineData("CREATE TABLESPACE fast LOCATION '/fast'")]
    [InlineData("CREATE SUBSCRIPTION s CONNECTION 'host=production' PUBLICATION p")]
    [InlineData("CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw")]
    [InlineData("CREATE FOREIGN TABLE f (n int) SERVER s")]
    [InlineData("IMPORT FOREIGN SCHEMA x FROM SERVER s INTO y")]
    [InlineData("LOAD 'library'")]
    [InlineData("PREPARE TRANSACTION 'x'")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS 'import os'")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'library', 'system'")]
    [InlineData("DO $$ BEGIN COPY t TO PROGRAM 'cat'; END $$")]
    [InlineData("DO $$ BEGIN EXECUTE 'COPY t TO PROGRAM ''cat'''; END $$")]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'SELECT lo_export(1, ''/x'')'")]
    [InlineData("EXPLAIN ANALYZE SELECT lo_export(1, '/x')")]
    public void Nowhere_is_run_what_reaches_beyond_the_database(string sql)
    {
        Assert.NotNull(Refusal(sql, isOwnServer: true));
        Assert.NotNull(Refusal(sql, isOwnServer: false));
    }

    [Theory]
    [InlineData("CREATE ROLE app LOGIN")]
    [InlineData("ALTER ROLE app SET statement_timeout = '1s'")]
    [InlineData("DROP USER app")]
    [InlineData("GRANT admin TO app")]
    [InlineData("REASSIGN OWNED BY a TO b")]
    [InlineData("VACUUM t")]
    [InlineData("CHECKPOINT")]
    [InlineData("SELECT pg_terminate_backend(pid) FROM pg_stat_activity")]
    [InlineData("SELECT pg_drop_replication_slot('s')")]
    [InlineData("SELECT pg_stat_reset_shared('bgwriter')")]
    [InlineData("DO $$ BEGIN PERFORM pg_terminate_backend(1); END $$")]
    [InlineData("DO $$ DECLARE x text := now()::text; BEGIN EXECUTE x; END $$")]
    [InlineData("FROBNICATE t")]
    public void Only_in_a_sandbox_is_run_what_acts_on_the_whole_server(string sql)
    {
        Assert.Null(Refusal(sql, isOwnServer: true));
        Assert.NotNull(Refusal(sql, isOwnServer: false));
    }

    [Theory]
    [InlineData("ALTER TABLE t ADD COLUMN c int")]
    [InlineData("COPY t FROM STDIN")]
    [InlineData("COPY t TO STDOUT")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON t (c)")]
    [InlineData("ANALYZE t")]
    [InlineData("GRANT SELECT ON t TO app")]
    [InlineData("CREATE EXTENSION pg_trgm")]
    [InlineData("CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'")]
    [InlineData("DO $$ BEGIN UPDATE t SET c = 1; COMMIT; END $$")]
    [InlineData("UPDATE t SET pg_read_file = 1")]
    public void Everywhere_is_run_what_stays_in_the_database(string sql)
    {
        Assert.Null(Refusal(sql, isOwnServer: true));
        Assert.Null(Refusal(sql, isOwnServer: false));
    }

    [Fact]
    public void A_role_without_superuser_may_put_statements_together_anywhere() => Assert.Null(
        new ShadowGuard(isOwnServer: false, isSuperuser: false).Refusal(
            StatementParser.ParseAll("DO $$ DECLARE x text := now()::text; BEGIN EXECUTE x; END $$")[0]));

    [Fact]
    public void A_reason_names_what_is_refused() => Assert.Equal(
        "public.dblink reaches another server",
        Refusal("SELECT * FROM public.dblink('host=production', 'SELECT 1') AS x(n int)", isOwnServer: true));

    private static string? Refusal(string sql, bool isOwnServer) =>
        new ShadowGuard(isOwnServer, isSuperuser: true).Refusal(StatementParser.ParseAll(sql)[0]);
}
