using System.Diagnostics;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Routines;
using PgDbre.Core.Sql.Scripts;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Tests.Sql.Statements;

/// <summary>Whatever a file holds, it is read without an exception, and in time that grows as the file does.</summary>
public sealed class MutatedStatementTests
{
    private const int Rounds = 20_000;

    // A square of these lengths would take hours; the time itself is the benchmarks' business.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static readonly string[] Seeds =
    [
        "alter table s.t add column if not exists c numeric(10,2)[] default now() not null check (c > 0), drop d cascade;",
        "create table t (a int primary key, b text collate \"C\" default 'x', like u including all) inherits (p) partition by range (a);",
        "create unique index concurrently i on only t using gist (a desc, lower(b) text_ops, (c + 1)) include (d) where a > 0;",
        "create function f(a int, out b text) language plpgsql as $$ begin for r in select 1 loop execute 'drop ' || x; end loop; end $$;",
        "do 'begin execute format(''alter table %I add c int'', ''t''); perform f(1); end';",
        "create function f() returns int begin atomic select case when true then 1 end; end;",
        "with x as (delete from t returning *) insert into u (a) select * from x on conflict (a) do update set b = 1 returning *;",
        "merge into t using u on t.id = u.id when matched then update set a = 1 when not matched then insert values (1);",
        "copy t from stdin;\n1\t2\n\\.\nselect :x, :'y' \\gexec\n\\if :z\n",
        "grant select (a), update on all tables in schema s to public; create rule r as on insert to t do (select 1; notify x);",
        "alter type e add value 'x' before U&'d\\0061t' uescape '!'; set local x = E'\\x41', -1; comment on column t.c is 'x';",
    ];

    private static readonly string[] Splices =
    [
        "(", ")", "[", "]", ",", ";", ".", "::", "'", "\"", "$$", "$x$", "/*", "--", "\n", "\\", "\\.", "\0", "é", "\ud800", "E'\\",
        "U&'", "$1", "0x",
        "begin atomic", "end", "case", "as", "with", "select", "loop", "then", "in", "execute", "for", "alter", "add", "constraint",
        "default", "values",
    ];

    [Fact]
    public void A_mutated_statement_is_read()
    {
        Random random = new(17);
        for (int round = 0; round < Rounds; round++)
        {
            string text = Seeds[random.Next(Seeds.Length)];
            for (int change = random.Next(1, 5); change > 0; change--)
            {
                text = Mutate(text, random);
            }

            Read(text);
        }
    }

    [Theory]
    [InlineData("(")]
    [InlineData("()")]
    [InlineData("+-")]
    [InlineData("a.")]
    [InlineData("a, ")]
    [InlineData("'a' ")]
    [InlineData("case when ")]
    [InlineData("with a as (")]
    [InlineData("select a from b union ")]
    [InlineData("copy t from stdin;\n")]
    [InlineData("create schema s create table t (a int) ")]
    [InlineData("$a$")]
    [InlineData("execute ((((")]
    [InlineData("/*")]
    public void A_long_file_is_read_in_time(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 400_000 / piece.Length));
        Stopwatch watch = Stopwatch.StartNew();

        Read(text);
        Read($"select {text}");
        Read($"alter table t add {text}");
        Read($"do $body$ begin {text} $body$");

        Assert.True(watch.Elapsed < Deadline, $"{watch.Elapsed.TotalSeconds} s");
    }

    private static void Read(string text)
    {
        foreach (SqlStatement statement in SqlScript.Read(text).Statements)
        {
            Ask(StatementParser.Parse(statement));
        }
    }

    private static void Ask(Statement statement)
    {
        Assert.NotNull(statement.Source);
        RoutineBody? body = (statement as DoBlock)?.Body ?? (statement as CreateRoutine)?.Body;
        if (body is not null)
        {
            Assert.All(RoutineReader.Read(body).Statements, embedded => Ask(embedded.Statement));
        }

        if (statement is DataStatement data)
        {
            Assert.NotNull(data.Reads);
            Assert.NotNull(data.FunctionCalls);
        }

        if (statement is AlterTable table)
        {
            Assert.All(table.Actions, action => Assert.NotEmpty(action.ToString()));
            Assert.All(table.Actions.OfType<AddColumn>(), add => Assert.NotNull(add.Column.Default?.Columns ?? []));
        }
    }

    private static string Mutate(string text, Random random)
    {
        int at = random.Next(text.Length + 1);
        int length = random.Next(Math.Min(9, text.Length - at + 1));
        return random.Next(4) switch
        {
            0 => text[..at],
            1 => text.Remove(at, length),
            2 => text.Insert(at, Splices[random.Next(Splices.Length)]),
            _ => text.Insert(at, text.Substring(random.Next(text.Length - length + 1), length)),
        };
    }
}
