using PgDbre.Core.Findings;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Migrations.Reading;

namespace PgDbre.Core.Tests.Migrations.Reading;

public sealed class AlembicMigrationReaderTests
{
    [Fact]
    public void A_revision_is_the_SQL_of_its_operations_at_the_lines_of_its_calls()
    {
        Migration migration = Read(
            """
            revision = "b"
            down_revision = "a"
            from alembic import op
            import sqlalchemy as sa
            def upgrade():
                op.add_column(
                    "orders", sa.Column("paid", sa.Boolean(), nullable=False))
                with op.get_context().autocommit_block():
                    op.create_index("i", "orders", ["paid"], postgresql_concurrently=True)
                op.execute("UPDATE a SET b = 1; DELETE FROM c")
            def downgrade():
                op.drop_column("orders", "paid")
            """);

        Assert.Equal(
            [
                "ALTER TABLE orders ADD COLUMN paid BOOLEAN NOT NULL", "CREATE INDEX CONCURRENTLY i ON orders (paid)", "UPDATE a SET b = 1",
                "DELETE FROM c",
            ],
            migration.Statements.Select(statement => statement.Sql));
        Assert.Equal([(6, 5), (9, 9), (10, 5), (10, 5)], migration.Statements.Select(statement => (statement.Line, statement.Column)));
        Assert.Equal([false, true, false, false], migration.Statements.Select(statement => statement.IsAutocommit));
        Assert.Equal("ALTER TABLE orders DROP COLUMN paid", Assert.Single(migration.Downgrade).Sql);
        Assert.True(migration.IsTransactional);
    }

    [Fact]
    public void What_only_a_run_can_tell_is_named_for_each_direction()
    {
        Migration migration = Read(
            """
            revision = "b"
            from alembic import op
            def upgrade():
                op.execute(open("x.sql").read())
            def downgrade():
                op.execute(open("y.sql").read())
            """);

        Assert.Equal([4, 6], migration.Unknown.Select(unknown => unknown.Line));
        Assert.StartsWith("in the downgrade, ", migration.Unknown[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_covers_the_call_behind_it_to_its_last_line()
    {
        Suppression suppression = Assert.Single(Read(
            """
            revision = "b"
            from alembic import op
            def upgrade():
                # pgdbre:ignore drop-table nobody uses it
                op.drop_table(
                    "orders",
                    schema="public",
                )
            """).Suppressions.Suppressions);
        Assert.Equal((4, 8), (suppression.Line, suppression.LastLine));
    }

    [Fact]
    public void Parents_run_before_children() => Assert.Equal(
        ["c.py", "a.py", "b.py"],
        AlembicMigrationReader.Read(
        [
            RevisionReader.Read("a.py", "revision = 'a'\ndown_revision = 'c'").Script!,
            RevisionReader.Read("b.py", "revision = 'b'\ndown_revision = 'a'").Script!,
            RevisionReader.Read("c.py", "revision = 'c'\ndown_revision = None").Script!,
        ]).Select(migration => migration.Name));

    private static Migration Read(string text) => AlembicMigrationReader.Read(RevisionReader.Read("change.py", text).Script!);
}
