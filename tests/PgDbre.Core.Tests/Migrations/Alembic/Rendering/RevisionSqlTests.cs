using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Migrations.Alembic.Rendering;
using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Tests.Migrations.Alembic.Rendering;

/// <summary>The SQL of operations, against what Alembic itself prints.</summary>
public class RevisionSqlTests
{
    private static readonly IReadOnlyDictionary<string, string> Alembic = RenderingCorpus.Output("1.18.4");
    private static readonly IReadOnlyDictionary<string, string> OldAlembic = RenderingCorpus.Output("1.8.1");

    // Alembic 1.8.1 takes if_exists and if_not_exists for options of another dialect and leaves them out.
    private static readonly HashSet<string> NewOptions =
    [
        "create table: if not exists", "drop table: schema, if exists", "drop column: if exists", "create index: if not exists",
        "drop index: concurrently, if exists", "execute: schema",
    ];

    public static TheoryData<string> Cases => [.. RenderingCorpus.Cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_SQL_is_the_one_of_Alembic(string name)
    {
        RenderedBody upgrade = Render(name);

        Assert.Empty(upgrade.Unanalysed);
        Assert.All(upgrade.Statements, statement => Assert.Empty(statement.Approximations));
        Assert.Equal(SqlTokens.Of(Printed(name)), SqlTokens.Of(string.Concat(upgrade.Statements.Select(statement => statement.Sql + ";\n"))));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_SQL_is_understood(string name) => Assert.All(
        Render(name).Statements.SelectMany(statement => StatementParser.ParseAll(statement.Sql)),
        statement => Assert.IsNotType<UnparsedStatement>(statement));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Alembic_of_2022_prints_the_same_but_for_what_it_does_not_know_yet(string name)
    {
        bool isRefused = OldAlembic[name].StartsWith("!!", StringComparison.Ordinal);

        Assert.Equal(
            !isRefused && !NewOptions.Contains(name),
            SqlTokens.Of(Printed(name)).SequenceEqual(SqlTokens.Of(Printed(name, OldAlembic))));
    }

    // A seed of its own for each case: what fails once fails again.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Damaged_bodies_end_as_statements_or_reasons(string name)
    {
        Random random = new(name.Length);
        string body = RenderingCorpus.Cases[name];
        for (int i = 0; i < 60; i++)
        {
            int at = random.Next(body.Length);
            int length = Math.Min(random.Next(1, 12), body.Length - at);
            string damaged = RenderingCorpus.Script(i % 2 == 0 ? body.Remove(at, length) : body.Insert(at, body.Substring(random.Next(body.Length - length + 1), length)));
            RevisionScript? script = RevisionReader.Read("a1.py", damaged).Script;

            Assert.All(script is null ? [] : RevisionSql.Render(script).Upgrade.Statements, statement => Assert.NotEmpty(statement.Sql));
        }
    }

    // autocommit_block prints the end of a transaction that RenderedStatement.InAutocommitBlock tells.
    private static string Printed(string name, IReadOnlyDictionary<string, string>? output = null) => (output ?? Alembic)[name]
        .Replace("COMMIT;\n", "", StringComparison.Ordinal).Replace("BEGIN;", "", StringComparison.Ordinal);

    private static RenderedBody Render(string name)
    {
        string body = RenderingCorpus.Cases[name];
        RenderOptions options = new() { NamingConvention = RenderingCorpus.Convention(body) };
        return RevisionSql.Render(RevisionReader.Read("a1.py", RenderingCorpus.Script(body)).Script!, options).Upgrade;
    }
}
