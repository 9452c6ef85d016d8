using PgDbre.Core.Migrations.Locks;

namespace PgDbre.Core.Tests.Migrations.Locks;

// Each row was traced on PostgreSQL 13.16, 15.18, 17.12 and 18.6, which agree: file nodes of the table and its indexes, and scans.
public sealed class ColumnTypeChangeTests
{
    private const string Types =
        """
        CREATE TYPE mood AS ENUM ('a', 'b');
        CREATE DOMAIN plain_text AS text;
        CREATE DOMAIN plain_int AS integer;
        CREATE DOMAIN plain_v20 AS varchar(20);
        CREATE DOMAIN short_plain AS plain_v20;
        CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
        CREATE DOMAIN nn_text AS text NOT NULL;
        CREATE DOMAIN def_int AS integer DEFAULT 3;
        CREATE DOMAIN nested_positive AS positive;
        """;

    [Theory]
    [InlineData("varchar(10)", "varchar(20)", TableWork.None)]
    [InlineData("varchar(10)", "varchar(10)", TableWork.None)]
    [InlineData("varchar(10)", "varchar", TableWork.None)]
    [InlineData("varchar(10)", "text", TableWork.None)]
    [InlineData("varchar", "text", TableWork.None)]
    [InlineData("text", "varchar", TableWork.None)]
    [InlineData("text", "varchar(20)", TableWork.Rewrite)]
    [InlineData("varchar", "varchar(5)", TableWork.Rewrite)]
    [InlineData("varchar(20)", "varchar(10)", TableWork.Rewrite)]
    [InlineData("char(10)", "char(20)", TableWork.Rewrite)]
    [InlineData("char(10)", "char(10)", TableWork.None)]
    [InlineData("char(10)", "text", TableWork.Rewrite)]
    [InlineData("char(10)", "varchar(10)", TableWork.Rewrite)]
    [InlineData("text", "char(10)", TableWork.Rewrite)]
    [InlineData("varchar(10)", "char(10)", TableWork.Rewrite)]
    [InlineData("text", "name", TableWork.Rewrite)]
    [InlineData("name", "text", TableWork.Rewrite)]
    [InlineData("char(10)", "bpchar", TableWork.None)]
    [InlineData("bpchar", "char(10)", TableWork.Rewrite)]
    [InlineData("bpchar", "text", TableWork.Rewrite)]
    [InlineData("numeric(10,2)", "numeric(12,2)", TableWork.None)]
    [InlineData("numeric(10,2)", "numeric", TableWork.None)]
    [InlineData("numeric(10,2)", "numeric(12,3)", TableWork.Rewrite)]
    [InlineData("numeric(10,2)", "numeric(8,2)", TableWork.Rewrite)]
    [InlineData("numeric", "numeric(10,2)", TableWork.Rewrite)]
    [InlineData("numeric(10)", "numeric(12)", TableWork.None)]
    [InlineData("numeric(10)", "numeric(12,2)", TableWork.Rewrite)]
    [InlineData("numeric(10,2)", "numeric(12,1)", TableWork.Rewrite)]
    [InlineData("numeric(10,2)", "decimal(10,2)", TableWork.None)]
    [InlineData("numeric(10,2)", "int", TableWork.Rewrite)]
    [InlineData("int", "numeric", TableWork.Rewrite)]
    [InlineData("numeric", "float8", TableWork.Rewrite)]
    [InlineData("varbit(5)", "varbit(10)", TableWork.None)]
    [InlineData("varbit(5)", "varbit", TableWork.None)]
    [InlineData("varbit(10)", "varbit(5)", TableWork.Rewrite)]
    [InlineData("bit(5)", "bit(10)", TableWork.Rewrite)]
    [InlineData("bit(5)", "bit(5)", TableWork.None)]
    [InlineData("bit(5)", "varbit", TableWork.None)]
    [InlineData("bit(5)", "varbit(5)", TableWork.Rewrite)]
    [InlineData("varbit(5)", "bit(5)", TableWork.Rewrite)]
    [InlineData("interval(3)", "interval(6)", TableWork.None)]
    [InlineData("interval(3)", "interval", TableWork.None)]
    [InlineData("interval", "interval(3)", TableWork.Rewrite)]
    [InlineData("interval(6)", "interval(3)", TableWork.Rewrite)]
    [InlineData("interval day to second", "interval", TableWork.None)]
    [InlineData("interval", "interval day to second", TableWork.None)]
    [InlineData("interval year", "interval year to month", TableWork.None)]
    [InlineData("interval day to second(3)", "interval day to second(6)", TableWork.None)]
    [InlineData("interval", "interval(6)", TableWork.None)]
    [InlineData("timestamp(3)", "timestamp(6)", TableWork.None)]
    [InlineData("timestamp(3)", "timestamp", TableWork.None)]
    [InlineData("timestamp", "timestamp(3)", TableWork.Rewrite)]
    [InlineData("timestamp", "timestamp(6)", TableWork.None)]
    [InlineData("timestamp(6)", "timestamp", TableWork.None)]
    [InlineData("timestamptz(3)", "timestamptz", TableWork.None)]
    [InlineData("timestamptz(6)", "timestamptz(0)", TableWork.Rewrite)]
    [InlineData("timestamptz", "timestamptz(6)", TableWork.None)]
    [InlineData("time(3)", "time", TableWork.None)]
    [InlineData("time(3)", "time(6)", TableWork.None)]
    [InlineData("time", "time(3)", TableWork.Rewrite)]
    [InlineData("timetz(3)", "timetz", TableWork.None)]
    [InlineData("time", "timetz", TableWork.Rewrite)]
    [InlineData("timestamp", "timestamptz", TableWork.None)]
    [InlineData("timestamptz", "timestamp", TableWork.None)]
    [InlineData("timestamp(3)", "timestamptz(3)", TableWork.Rewrite)]
    [InlineData("timestamp(3)", "timestamptz(6)", TableWork.None)]
    [InlineData("timestamp(3)", "timestamptz", TableWork.None)]
    [InlineData("timestamp(6)", "timestamptz(3)", TableWork.Rewrite)]
    [InlineData("timestamp", "timestamptz(3)", TableWork.Rewrite)]
    [InlineData("date", "timestamp", TableWork.Rewrite)]
    [InlineData("timestamp", "date", TableWork.Rewrite)]
    [InlineData("date", "timestamptz", TableWork.Rewrite)]
    [InlineData("cidr", "inet", TableWork.None)]
    [InlineData("inet", "cidr", TableWork.Rewrite)]
    [InlineData("text", "citext", TableWork.None)]
    [InlineData("citext", "text", TableWork.None)]
    [InlineData("varchar", "citext", TableWork.None)]
    [InlineData("varchar(10)", "citext", TableWork.None)]
    [InlineData("citext", "varchar", TableWork.None)]
    [InlineData("citext", "varchar(10)", TableWork.Rewrite)]
    [InlineData("xml", "text", TableWork.None)]
    [InlineData("text", "plain_text", TableWork.None)]
    [InlineData("plain_text", "text", TableWork.None)]
    [InlineData("int", "plain_int", TableWork.None)]
    [InlineData("plain_int", "int", TableWork.None)]
    [InlineData("int", "positive", TableWork.Rewrite)]
    [InlineData("positive", "int", TableWork.None)]
    [InlineData("text", "nn_text", TableWork.Rewrite)]
    [InlineData("nn_text", "text", TableWork.None)]
    [InlineData("varchar(10)", "plain_text", TableWork.None)]
    [InlineData("varchar(10)", "plain_v20", TableWork.None)]
    [InlineData("varchar(20)", "plain_v20", TableWork.None)]
    [InlineData("varchar(30)", "plain_v20", TableWork.Rewrite)]
    [InlineData("varchar(20)", "short_plain", TableWork.None)]
    [InlineData("plain_v20", "varchar(30)", TableWork.Rewrite)]
    [InlineData("plain_v20", "varchar(10)", TableWork.Rewrite)]
    [InlineData("int", "def_int", TableWork.None)]
    [InlineData("int", "nested_positive", TableWork.Rewrite)]
    [InlineData("nested_positive", "positive", TableWork.Rewrite)]
    [InlineData("positive", "nested_positive", TableWork.Rewrite)]
    [InlineData("bigint", "positive", TableWork.Rewrite)]
    [InlineData("positive", "plain_int", TableWork.None)]
    [InlineData("int", "bigint", TableWork.Rewrite)]
    [InlineData("bigint", "int", TableWork.Rewrite)]
    [InlineData("int", "smallint", TableWork.Rewrite)]
    [InlineData("smallint", "int", TableWork.Rewrite)]
    [InlineData("int", "oid", TableWork.None)]
    [InlineData("oid", "int", TableWork.None)]
    [InlineData("int", "text", TableWork.Rewrite)]
    [InlineData("json", "jsonb", TableWork.Rewrite)]
    [InlineData("jsonb", "json", TableWork.Rewrite)]
    [InlineData("json", "text", TableWork.Rewrite)]
    [InlineData("int", "money", TableWork.Rewrite)]
    [InlineData("real", "float8", TableWork.Rewrite)]
    [InlineData("float8", "real", TableWork.Rewrite)]
    [InlineData("int", "int", TableWork.None)]
    [InlineData("int", "integer", TableWork.None)]
    [InlineData("regclass", "oid", TableWork.None)]
    [InlineData("oid", "regclass", TableWork.None)]
    [InlineData("int", "regclass", TableWork.None)]
    [InlineData("regproc", "oid", TableWork.None)]
    [InlineData("bytea", "text", TableWork.Rewrite)]
    [InlineData("uuid", "text", TableWork.Rewrite)]
    [InlineData("mood", "text", TableWork.Rewrite)]
    [InlineData("mood", "varchar", TableWork.Rewrite)]
    [InlineData("int[]", "bigint[]", TableWork.Rewrite)]
    [InlineData("int[]", "int[]", TableWork.None)]
    [InlineData("int[]", "int[][]", TableWork.None)]
    [InlineData("varchar(10)[]", "varchar(20)[]", TableWork.Rewrite)]
    [InlineData("varchar(10)[]", "text[]", TableWork.Rewrite)]
    [InlineData("varchar(10)[]", "varchar[]", TableWork.None)]
    [InlineData("text[]", "varchar[]", TableWork.Rewrite)]
    [InlineData("varchar(20)[]", "varchar(10)[]", TableWork.Rewrite)]
    [InlineData("numeric(10,2)[]", "numeric(12,2)[]", TableWork.Rewrite)]
    [InlineData("timestamp(3)[]", "timestamp[]", TableWork.None)]
    [InlineData("date", "date", TableWork.None)]
    [InlineData("text", "bpchar", TableWork.None)]
    [InlineData("varbit", "bit(5)", TableWork.Rewrite)]
    [InlineData("varbit", "varbit(5)", TableWork.Rewrite)]
    [InlineData("plain_v20", "text", TableWork.None)]
    [InlineData("plain_v20", "varchar", TableWork.None)]
    public void The_types_decide_whether_the_table_is_rewritten(string from, string to, TableWork expected) =>
        Assert.Equal((expected, true), Change($"{Types} CREATE TABLE t (id int PRIMARY KEY, c {from});", $"TYPE {to}"));

    [Theory]
    [InlineData("timestamp", "timestamptz", "Europe/Berlin", TableWork.Rewrite)]
    [InlineData("timestamp", "timestamptz", "GMT", TableWork.None)]
    [InlineData("timestamp", "timestamptz", "Etc/UTC", TableWork.None)]
    [InlineData("timestamp", "timestamptz", "Europe/London", TableWork.Rewrite)]
    [InlineData("timestamp", "timestamptz", "+00", TableWork.None)]
    [InlineData("timestamp", "timestamptz", "0", TableWork.None)]
    [InlineData("timestamptz", "timestamp", "Europe/Berlin", TableWork.Rewrite)]
    [InlineData("timestamp(3)", "timestamptz(3)", "Europe/Berlin", TableWork.Rewrite)]
    public void A_time_zone_is_the_same_on_disk_only_where_it_is_UTC(string from, string to, string zone, TableWork expected) =>
        Assert.Equal((expected, true), Change($"CREATE TABLE t (c {from});", $"TYPE {to}", zone));

    [Theory]
    [InlineData("bool", "int", "c::int", TableWork.Rewrite)]
    [InlineData("text", "mood", "c::mood", TableWork.Rewrite)]
    [InlineData("text", "int", "c::int", TableWork.Rewrite)]
    [InlineData("text", "uuid", "c::uuid", TableWork.Rewrite)]
    [InlineData("text", "jsonb", "c::jsonb", TableWork.Rewrite)]
    [InlineData("varchar", "jsonb", "c::jsonb", TableWork.Rewrite)]
    [InlineData("int", "bool", "c::bool", TableWork.Rewrite)]
    [InlineData("text", "json", "c::json", TableWork.Rewrite)]
    [InlineData("mood", "mood", "c::mood", TableWork.None)]
    [InlineData("varchar(10)", "text", "c", TableWork.None)]
    [InlineData("varchar(10)", "text", "c::text", TableWork.None)]
    [InlineData("varchar(10)", "varchar(20)", "c::varchar(20)", TableWork.None)]
    [InlineData("text", "text", "c", TableWork.None)]
    [InlineData("text", "text", "lower(c)", TableWork.Rewrite)]
    [InlineData("int", "int", "c + 1", TableWork.Rewrite)]
    [InlineData("timestamp", "timestamptz", "c AT TIME ZONE 'UTC'", TableWork.Rewrite)]
    [InlineData("timestamptz", "timestamp", "c AT TIME ZONE 'UTC'", TableWork.Rewrite)]
    [InlineData("text", "text", "trim(c)", TableWork.Rewrite)]
    [InlineData("varchar(10)", "text", "id::text", TableWork.Rewrite)]
    [InlineData("varchar(10)", "text", "CAST(c AS text)", TableWork.None)]
    [InlineData("varchar(10)", "text", "(c)", TableWork.None)]
    [InlineData("varchar(10)", "text", "t.c", TableWork.None)]
    [InlineData("int", "bigint", "c", TableWork.Rewrite)]
    [InlineData("cidr", "inet", "c::inet", TableWork.None)]
    [InlineData("int", "positive", "c", TableWork.Rewrite)]
    [InlineData("varchar(10)", "varchar(20)", "c", TableWork.None)]
    [InlineData("varchar(10)", "varchar(20)", "c::text", TableWork.Rewrite)]
    [InlineData("varchar(20)", "varchar(10)", "left(c,10)", TableWork.Rewrite)]
    [InlineData("varchar(10)", "varchar(20)", "c::varchar", TableWork.Rewrite)]
    [InlineData("text", "varchar", "c::varchar", TableWork.None)]
    public void Only_the_column_itself_may_stand_behind_USING(string from, string to, string expression, TableWork expected) =>
        Assert.Equal(
            (expected, true),
            Change($"{Types} CREATE TABLE t (id int PRIMARY KEY, c {from});", $"TYPE {to} USING {expression}"));

    [Theory]
    [InlineData("CREATE TABLE t (c timestamp);", "TYPE timestamptz")]
    [InlineData("CREATE TABLE t (c vector(3));", "TYPE halfvec(3)")]
    [InlineData("CREATE TABLE t (c int);", "TYPE app.code")]
    [InlineData("", "TYPE bigint")]
    public void What_only_the_server_can_tell_is_a_rewrite_that_is_not_certain(string setup, string change) =>
        Assert.Equal((TableWork.Rewrite, false), Change(setup, change, zone: null));

    [Fact]
    public void A_time_zone_of_the_script_counts()
    {
        LockEffect effect = Assert.Single(LockTable.Effects(
            "CREATE TABLE t (c timestamp);", "BEGIN; SET LOCAL TIME ZONE 'UTC'; ALTER TABLE t ALTER c TYPE timestamptz;"));
        Assert.Equal((TableWork.None, true), (effect.Work, effect.IsCertain));
    }

    [Fact]
    public void A_virtual_column_has_no_values_to_rewrite() =>
        Assert.Equal(
            (TableWork.None, true), Change("CREATE TABLE t (id int, c int GENERATED ALWAYS AS (id + 1) VIRTUAL);", "TYPE bigint"));

    private static (TableWork Work, bool IsCertain) Change(string setup, string change, string? zone = "UTC")
    {
        LockEffect effect = Assert.Single(LockTable.Effects(setup, $"ALTER TABLE t ALTER COLUMN c {change};", timeZone: zone));
        Assert.Equal(LockMode.AccessExclusive, effect.Mode);
        return (effect.Work, effect.IsCertain);
    }
}
