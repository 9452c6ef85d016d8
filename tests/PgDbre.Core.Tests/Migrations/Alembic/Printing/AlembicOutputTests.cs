using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Migrations.Alembic.Printing;
using PgDbre.Core.Migrations.Alembic.Rendering;

namespace PgDbre.Core.Tests.Migrations.Alembic.Printing;

/// <summary>What alembic upgrade --sql prints (1.8.1, PostgreSQL dialect), split and joined with the calls of the file.</summary>
public class AlembicOutputTests
{
    private const string Upgrade = """
        BEGIN;

        CREATE TABLE alembic_version (
            version_num VARCHAR(32) NOT NULL,
            CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
        );

        -- Running upgrade  -> a1

        CREATE TYPE kind AS ENUM ('x', 'y');

        CREATE TABLE orders (
            id SERIAL NOT NULL,
            kind kind,
            PRIMARY KEY (id)
        );

        INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

        -- Running upgrade a1 -> b2

        ALTER TABLE orders ADD COLUMN note TEXT;

        COMMIT;

        CREATE INDEX CONCURRENTLY ix ON orders (note);

        BEGIN;

        ALTER TABLE orders ALTER COLUMN note SET NOT NULL;

        ALTER TABLE orders ALTER COLUMN note SET DEFAULT '';

        UPDATE alembic_version SET version_num='b2' WHERE alembic_version.version_num = 'a1';

        COMMIT;
        """;

    private const string Downgrade = """
        BEGIN;

        -- Running downgrade b2 -> a1

        DROP INDEX ix;

        UPDATE alembic_version SET version_num='a1' WHERE alembic_version.version_num = 'b2';

        -- Running downgrade a1 ->

        DROP TABLE orders;

        DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';

        DROP TABLE alembic_version;

        COMMIT;
        """;

    [Fact]
    public void Each_revision_has_its_statements_without_those_on_the_table_of_versions()
    {
        IReadOnlyList<PrintedRevision> revisions = AlembicOutput.Read(Upgrade);

        Assert.Equal([("a1", true, 2), ("b2", true, 4)], revisions.Select(revision => (revision.Revision, revision.IsUpgrade, revision.Statements.Count)));
        Assert.Equal("CREATE TYPE kind AS ENUM ('x', 'y')", revisions[0].Statements[0].Sql);
    }

    [Fact]
    public void What_runs_outside_of_a_transaction_is_told() => Assert.Equal(
        [
            ("ALTER TABLE orders ADD COLUMN note TEXT", true),
            ("CREATE INDEX CONCURRENTLY ix ON orders (note)", false),
            ("ALTER TABLE orders ALTER COLUMN note SET NOT NULL", true),
            ("ALTER TABLE orders ALTER COLUMN note SET DEFAULT ''", true),
        ],
        AlembicOutput.Read(Upgrade)[1].Statements.Select(statement => (statement.Sql, statement.IsInTransaction)));

    [Fact]
    public void A_downgrade_names_the_revision_it_leaves()
    {
        IReadOnlyList<PrintedRevision> revisions = AlembicOutput.Read(Downgrade);

        Assert.Equal([("b2", false, "DROP INDEX ix"), ("a1", false, "DROP TABLE orders")],
            revisions.Select(revision => (revision.Revision, revision.IsUpgrade, Assert.Single(revision.Statements).Sql)));
    }

    [Fact]
    public void A_merge_is_the_revision_behind_the_arrow() =>
        Assert.Equal("c3", Assert.Single(AlembicOutput.Read("-- Running upgrade a1, b2 -> c3\n\nSELECT 1;\n")).Revision);

    [Fact]
    public void Without_a_transaction_of_Alembics_every_statement_stands_alone() =>
        Assert.False(Assert.Single(AlembicOutput.Read("-- Running upgrade a1 -> b2\n\nSELECT 1;\n")[0].Statements).IsInTransaction);

    [Fact]
    public void Another_name_of_the_table_of_versions_is_left_out_too() =>
        Assert.Empty(AlembicOutput.Read("-- Running upgrade a1 -> b2\n\nUPDATE app.versions SET version_num='b2';\n", "versions")[0].Statements);

    [Fact]
    public void Statements_are_joined_with_the_calls_they_come_from()
    {
        RenderedBody joined = Join(
            """
                op.add_column("orders", sa.Column("note", sa.Text()))
                with op.get_context().autocommit_block():
                    op.create_index("ix", "orders", ["note"], postgresql_concurrently=True)
                op.alter_column("orders", "note", nullable=False, server_default="")
            """,
            AlembicOutput.Read(Upgrade)[1]);

        Assert.Equal([7, 9, 10, 10], joined.Statements.Select(statement => statement.Line));
        Assert.Equal([false, true, false, false], joined.Statements.Select(statement => statement.InAutocommitBlock));
        Assert.True(joined.IsComplete);
    }

    [Fact]
    public void A_statement_that_the_reader_had_to_approximate_finds_its_call_between_its_neighbours()
    {
        RenderedBody joined = Join(
            """
                op.drop_table("first")
                op.add_column("t", sa.Column("c", app.SecretType()))
                op.drop_table("last")
            """,
            AlembicOutput.Read("-- Running upgrade a1 -> b2\n\nDROP TABLE first;\n\nALTER TABLE t ADD COLUMN c BYTEA;\n\nDROP TABLE last;\n")[0]);

        Assert.Equal([7, 8, 9], joined.Statements.Select(statement => statement.Line));
        Assert.Equal("ALTER TABLE t ADD COLUMN c BYTEA", joined.Statements[1].Sql);
        Assert.All(joined.Statements, statement => Assert.True(statement.IsExact));
    }

    [Fact]
    public void A_statement_whose_call_cannot_be_told_has_none()
    {
        RenderedBody joined = Join(
            "    helper()\n    op.drop_table(\"last\")\n",
            AlembicOutput.Read("-- Running upgrade a1 -> b2\n\nDROP TABLE first;\n\nDROP TABLE last;\n")[0]);

        Assert.Equal([null, 8], joined.Statements.Select(statement => statement.Line));
    }

    private static RenderedBody Join(string body, PrintedRevision printed)
    {
        RevisionScript script = RevisionReader.Read(
            "b2.py", $"import sqlalchemy as sa\nimport app\nfrom alembic import op\nrevision = 'b2'\ndown_revision = 'a1'\ndef upgrade():\n{body}\n").Script!;
        return PrintedSql.Match(printed, RevisionSql.Render(script).Upgrade);
    }
}
