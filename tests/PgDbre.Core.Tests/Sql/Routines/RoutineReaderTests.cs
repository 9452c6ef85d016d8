using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Routines;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Tests.Sql.Routines;

public sealed class RoutineReaderTests
{
    [Fact]
    public void Static_statements_are_found_between_control_structures()
    {
        EmbeddedSql sql = Read(
            """
            do $$
            #variable_conflict use_column
            <<outer>>
            declare n int := 5; c cursor (k int) for select * from d where id = k;
            begin
              n := n + 1; r.f = 2; a[1] := 3;
              if case when n > 1 then true else false end then
                insert into t values (1) returning id into n;
              elsif n = 2 then perform pg_sleep(1);
              else null; end if;
              case n when 1 then update t set a = 1; else delete from t; end case;
              for i in reverse 10..1 by 2 loop
                while true loop truncate u; exit when found; end loop;
                commit;
              end loop;
              for r in select * from v loop raise notice '%;', r; end loop;
              foreach x in array arr loop lock table w; end loop;
              select 1 into strict n from z;
              create table y as select 1;
              return query select * from q;
              exception when others then drop table t; alter table t rename to u;
            end $$
            """);

        Assert.Equal(
            [
                "4 0 SelectStatement", "8 0 InsertStatement", "9 0 SelectStatement", "11 0 UpdateStatement", "11 0 DeleteStatement",
                "13 2 Truncate", "14 1 TransactionStatement", "16 0 SelectStatement", "17 1 LockTable", "18 0 SelectStatement",
                "19 0 CreateTableAs", "20 0 SelectStatement", "21 0 DropObject", "21 0 AlterTable",
            ],
            sql.Statements.Select(one => $"{one.Line} {one.LoopDepth} {one.Statement.GetType().Name}"));
        Assert.Empty(sql.Dynamic);
    }

    [Fact]
    public void INTO_names_variables_and_no_table()
    {
        EmbeddedSql sql = Read("do $$ begin select a, b into strict x, r.y[1] from t; insert into u select 1; end $$");

        Assert.Null(Assert.IsType<SelectStatement>(sql.Statements[0].Statement).Into);
        Assert.Equal("t", Assert.Single(((SelectStatement)sql.Statements[0].Statement).Reads).Name);
        Assert.Equal("u", Assert.IsType<InsertStatement>(sql.Statements[1].Statement).Target.Name);
    }

    [Theory]
    [InlineData("'drop table t'", "drop table t")]
    [InlineData("'drop ' || 'table ' || quote_ident('T')", "drop table \"T\"")]
    [InlineData("format('alter table %I.%I add c text default %L', 's', 'T', 'it''s')", "alter table s.\"T\" add c text default 'it''s'")]
    [InlineData("format('create index %2$I on %1$s (a) -- 100%%', 't', 'i') using 5", "create index i on t (a)")]
    [InlineData("('truncate t'::text) into x using 1", "truncate t")]
    public void EXECUTE_of_constants_is_read(string command, string text)
    {
        EmbeddedStatement statement = Assert.Single(Read($"do $x$ begin\n  execute {command}; end $x$").Statements);

        Assert.True(statement.IsFromExecute);
        Assert.Equal((2, 3, text), (statement.Line, statement.Column, statement.Statement.Source.Text));
    }

    [Theory]
    [InlineData("'drop table ' || name", "drop table ")]
    [InlineData("format('alter table %I add c int', name)", "alter table ")]
    [InlineData("format('select %10s', 'a')", "select ")]
    [InlineData("command", null)]
    public void EXECUTE_of_anything_else_is_counted(string command, string? beginning)
    {
        EmbeddedSql sql = Read(
            $"do $x$ begin for r in execute {command} loop execute {command} using 1; end loop; return query execute {command}; end $x$");

        Assert.Empty(sql.Statements);
        Assert.Equal([0, 1, 0], sql.Dynamic.Select(dynamic => dynamic.LoopDepth));
        Assert.All(sql.Dynamic, dynamic => Assert.Equal((command, beginning), (dynamic.Command.Text, dynamic.Beginning)));
    }

    [Fact]
    public void A_body_in_single_quotes_keeps_its_places_in_the_file()
    {
        const string file = "create function f() returns int language plpgsql as 'begin\n  perform ''a'', 1;\n  drop table t; end'";

        EmbeddedSql sql = Read(file);

        Assert.Equal([(2, 3), (3, 3)], sql.Statements.Select(one => (one.Line, one.Column)));
        Assert.Equal(file.IndexOf("drop", StringComparison.Ordinal), sql.Statements[1].Start);
    }

    [Theory]
    [InlineData("create function f() returns int language sql as $$ select 1;\ndelete from t $$", "1 2")]
    [InlineData("create function f() returns int begin atomic\n select case when true then 1 end;\n delete from t; end", "2 3")]
    public void A_body_of_SQL_is_a_script(string sql, string lines)
    {
        EmbeddedSql body = Read(sql);

        Assert.Equal(lines, string.Join(' ', body.Statements.Select(one => one.Line)));
        Assert.Equal([typeof(SelectStatement), typeof(DeleteStatement)], body.Statements.Select(one => one.Statement.GetType()));
    }

    [Fact]
    public void RETURN_of_a_standard_body_is_a_query() =>
        Assert.Equal("f", Assert.Single(Assert.IsType<SelectStatement>(
            Assert.Single(Read("create function g() returns int return f(1)").Statements).Statement).FunctionCalls).Name.Name);

    [Fact]
    public void Another_language_is_not_understood() => Assert.False(Read("do language plperl 'drop table t'").IsUnderstood);

    [Fact]
    public void A_statement_that_is_not_understood_stays_visible() =>
        Assert.IsType<UnparsedStatement>(Assert.Single(Read("do $$ begin frobnicate t; end $$").Statements).Statement);

    private static EmbeddedSql Read(string sql) => Assert.Single(StatementParser.ParseAll(sql)) switch
    {
        DoBlock block => RoutineReader.Read(block.Body),
        CreateRoutine routine => RoutineReader.Read(routine.Body!),
        Statement other => throw new InvalidOperationException(other.GetType().Name),
    };
}
