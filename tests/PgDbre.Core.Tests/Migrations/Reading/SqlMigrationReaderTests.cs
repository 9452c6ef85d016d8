using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Reading;

namespace PgDbre.Core.Tests.Migrations.Reading;

public sealed class SqlMigrationReaderTests
{
    [Fact]
    public void Statements_of_a_block_stand_behind_it_in_their_own_lines()
    {
        Migration migration = SqlMigrationReader.Read(
            """
            DO $$
            BEGIN
                FOR i IN 1..3 LOOP
                    DELETE FROM a;
                END LOOP;
                EXECUTE 'DROP TABLE b';
            END $$;
            """);

        Assert.Equal(["DO", "DELETE FROM a", "DROP TABLE b"], migration.Statements.Select(one => one.Inside is null ? "DO" : one.Sql));
        Assert.Equal([1, 4, 6], migration.Statements.Select(one => one.Line));
        Assert.Equal([false, true, false], migration.Statements.Select(one => one.IsRepeated));
        Assert.All(migration.Statements.Skip(1), one => Assert.True(one.IsConditional));
    }

    [Theory]
    [InlineData("DO $$ BEGIN EXECUTE 'DROP TABLE ' || t; END $$;", "EXECUTE 'DROP TABLE ' || t is put together when the block runs")]
    [InlineData("DO LANGUAGE plperl $$ 1 $$;", "A DO block in plperl is not read")]
    [InlineData("\\i other.sql\n", "\\i other.sql runs another file")]
    [InlineData("SELECT 'DROP TABLE a' \\gexec\n", "\\gexec runs the rows of a query as statements")]
    public void What_cannot_be_told_is_named(string text, string reason) =>
        Assert.Equal(reason, Assert.Single(SqlMigrationReader.Read(text).Unknown).Reason);

    [Fact]
    public void Rows_of_a_copy_are_counted() =>
        Assert.Equal(2, Assert.Single(SqlMigrationReader.Read("COPY a FROM STDIN;\n1\n2\n\\.\n").Statements).CopiedRows);

    [Fact]
    public void A_suppression_covers_the_statement_behind_it_to_its_end()
    {
        Migration migration = SqlMigrationReader.Read(
            """
            -- pgdbre:ignore drop-table nobody uses it
            DROP TABLE
                a,
                b;
            DROP TABLE c;
            """,
            "a.sql");

        var suppression = Assert.Single(migration.Suppressions.Suppressions);
        Assert.Equal(("drop-table", "a.sql", 1, 4), (suppression.RuleId, suppression.Path, suppression.Line, suppression.LastLine));
    }
}
