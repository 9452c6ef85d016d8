using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Migrations.Alembic.Rendering;

namespace PgDbre.Core.Tests.Migrations.Alembic.Rendering;

/// <summary>What is told of a statement beside its text, and what cannot be rendered.</summary>
public class RenderedStatementTests
{
    [Fact]
    public void A_statement_knows_its_line_and_where_it_runs()
    {
        RenderedBody upgrade = Upgrade("""
            op.drop_table("a")
            with op.get_context().autocommit_block():
                op.create_index("ix", "t", ["c"], postgresql_concurrently=True)
            if sa.inspect(op.get_bind()).has_table("b"):
                op.drop_table("b")
            for name in op.get_bind().execute(sa.text("SELECT 1")):
                op.drop_table("c")
            """);

        Assert.Equal(
            [(6, false, false, false), (8, true, false, false), (10, false, true, false), (11, false, false, false), (12, false, false, true)],
            upgrade.Statements.Select(statement => (statement.Line!.Value, statement.InAutocommitBlock, statement.IsConditional, statement.IsRepeated)));
        Assert.Equal(4, upgrade.Statements[0].Column);
    }

    [Fact]
    public void Statements_that_a_call_does_not_show_are_marked()
    {
        RenderedBody upgrade = Upgrade("op.add_column('t', sa.Column('a', sa.Integer(), sa.ForeignKey('p.id'), index=True, comment='c'))");

        Assert.Equal(
            [
                ("ALTER TABLE t ADD COLUMN a INTEGER", false),
                ("ALTER TABLE t ADD FOREIGN KEY(a) REFERENCES p (id)", true),
                ("CREATE INDEX ix_t_a ON t (a)", true),
                ("COMMENT ON COLUMN t.a IS 'c'", false),
            ],
            upgrade.Statements.Select(statement => (statement.Sql, statement.IsHidden)));
    }

    [Theory]
    [InlineData("sa.Enum('a', name='kind').create(op.get_bind())", "CREATE TYPE kind AS ENUM ('a')", false)]
    [InlineData("sa.Enum('a', name='kind').create(op.get_bind(), checkfirst=True)", "CREATE TYPE kind AS ENUM ('a')", true)]
    [InlineData("postgresql.ENUM('a', name='kind', schema='app').create(op.get_bind())", "CREATE TYPE app.kind AS ENUM ('a')", true)]
    [InlineData("sa.Enum(name='kind').drop(op.get_bind(), checkfirst=False)", "DROP TYPE kind", false)]
    [InlineData("sa.Sequence('s').create(op.get_bind())", "CREATE SEQUENCE s", true)]
    [InlineData("sa.Table('t', sa.MetaData(), schema='app').drop(op.get_bind())", "DROP TABLE app.t", false)]
    public void A_type_or_sequence_may_be_looked_for_first(string call, string sql, bool checksFirst)
    {
        RenderedStatement statement = Assert.Single(Upgrade(call).Statements);

        Assert.Equal((sql, checksFirst), (statement.Sql, statement.ChecksFirst));
    }

    [Fact]
    public void A_table_that_is_created_by_itself_is_rendered()
    {
        RenderedBody upgrade = Upgrade("sa.Table('t', sa.MetaData(), sa.Column('id', sa.Integer, primary_key=True)).create(op.get_bind())");

        Assert.Equal("CREATE TABLE t (\n    id SERIAL NOT NULL,\n    PRIMARY KEY (id)\n)", Assert.Single(upgrade.Statements).Sql);
    }

    [Fact]
    public void An_unknown_type_is_named_and_the_rest_of_the_statement_stands()
    {
        RenderedStatement statement = Assert.Single(
            Upgrade("op.add_column('t', sa.Column('a', app.types.Secret(), nullable=False))").Statements);

        Assert.Equal("ALTER TABLE t ADD COLUMN a secret NOT NULL", statement.Sql);
        Assert.Equal(["a type is not known: app.types.Secret is defined elsewhere"], statement.Approximations);
        Assert.False(statement.IsExact);
    }

    [Fact]
    public void Types_of_other_packages_are_known()
    {
        RenderedBody upgrade = Upgrade("""
            op.add_column("t", sa.Column("a", pgvector.sqlalchemy.Vector(3)))
            op.add_column("t", sa.Column("b", pgvector.sqlalchemy.vector.VECTOR(dim=1536)))
            op.add_column("t", sa.Column("c", sqlmodel.sql.sqltypes.AutoString(length=9)))
            op.add_column("t", sa.Column("d", pgvector.sqlalchemy.HALFVEC(2)))
            """);

        Assert.Equal(
            ["VECTOR(3)", "VECTOR(1536)", "VARCHAR(9)", "HALFVEC(2)"], upgrade.Statements.Select(statement => statement.Sql.Split(' ')[^1]));
        Assert.True(upgrade.IsComplete);
    }

    [Fact]
    public void Classes_of_the_file_itself_are_read()
    {
        RenderedBody upgrade = Upgrade(
            """
            op.create_table("t", sa.Column("a", sa.Enum(Kind)), sa.Column("b", Short(9)), sa.Column("c", Point), sa.Column("d", sa.Enum(Kind, name="k", values_callable=lambda e: [m.value for m in e])))
            """,
            "class Kind(enum.Enum):\n    one = '1'\n    two = '2'\nclass Short(sa.TypeDecorator):\n    impl = sa.String\n"
            + "class Point(sa.types.UserDefinedType):\n    def get_col_spec(self, **kw):\n        return 'POINT'\n");

        Assert.Equal(
            [
                "CREATE TYPE kind AS ENUM ('one', 'two')",
                "CREATE TYPE k AS ENUM ('1', '2')",
                "CREATE TABLE t (\n    a kind,\n    b VARCHAR(9),\n    c POINT,\n    d k\n)",
            ],
            upgrade.Statements.Select(statement => statement.Sql));
    }

    [Fact]
    public void A_class_that_leads_back_to_itself_is_no_type()
    {
        RenderedBody upgrade = Upgrade("op.add_column('t', sa.Column('a', Loop()))", "class Loop(sa.TypeDecorator):\n    impl = Loop\n");

        Assert.Contains("a type is not known: Loop is defined elsewhere", Assert.Single(upgrade.Statements).Approximations);
    }

    [Fact]
    public void Values_that_only_a_run_tells_are_counted_apart()
    {
        RenderedBody upgrade = Upgrade("""
            op.get_bind().execute(sa.text("UPDATE t SET a = :a WHERE id = :id"), {"a": 1, "id": uuid.uuid4()})
            op.bulk_insert(sa.table("t", sa.column("a")), [{"a": app.now()}])
            """);

        Assert.Equal(
            [
                ("UPDATE t SET a = 1 WHERE id = NULL", "the parameter :id is not known: it is worked out at run time"),
                ("INSERT INTO t (a) VALUES (NULL)", "the value of a is not known: app.now is worked out at run time"),
            ],
            upgrade.Statements.Select(statement => (statement.Sql, Assert.Single(statement.UnknownValues))));
        Assert.All(upgrade.Statements, statement => Assert.Empty(statement.Approximations));
        Assert.False(upgrade.IsComplete);
    }

    [Fact]
    public void A_value_of_the_moment_inside_of_a_text_leaves_the_statement_readable()
    {
        RenderedStatement statement = Assert.Single(Upgrade(
            """op.execute(f"INSERT INTO t VALUES ('{uuid.uuid4()}', {datetime.datetime.utcnow()})")""").Statements);

        Assert.Equal("INSERT INTO t VALUES ('?', NULL)", statement.Sql);
        Assert.Equal(["a value in the text is worked out at run time"], statement.UnknownValues);
    }

    [Fact]
    public void A_loop_that_tries_until_it_works_runs_once() => Assert.Single(
        Upgrade("for attempt in range(10):\n    try:\n        op.drop_table('t')\n        break\n    except Exception:\n        pass").Statements);

    [Fact]
    public void A_colon_inside_of_a_string_is_what_SQLAlchemy_takes_for_a_parameter()
    {
        RenderedStatement statement = Assert.Single(Upgrade("""op.execute("UPDATE t SET a = '{\"b\":1}'")""").Statements);

        Assert.Equal("UPDATE t SET a = '{\"b\":1}'", statement.Sql);
        Assert.Equal(["the text holds :1, which SQLAlchemy takes for a parameter"], statement.Approximations);
    }

    [Fact]
    public void A_string_that_a_connection_gets_is_no_text_of_SQLAlchemys() => Assert.Equal(
        "UPDATE t SET a = '{\"b\":1}'",
        Assert.Single(Upgrade("""op.get_bind().exec_driver_sql("UPDATE t SET a = '{\"b\":1}'")""").Statements).Sql);

    [Fact]
    public void A_condition_that_is_not_known_leaves_the_table_and_the_kind()
    {
        RenderedStatement statement = Assert.Single(Upgrade("""
            t = sa.table("t", sa.column("a"))
            op.execute(t.update().where(t.c.a == app.constant).values(a=1))
            """).Statements);

        Assert.Equal("UPDATE t SET a=1 WHERE NULL", statement.Sql);
        Assert.Equal(["the condition on t is not known"], statement.Approximations);
    }

    [Fact]
    public void A_commit_of_the_connection_is_a_statement() => Assert.Equal(
        ["SELECT 1", "COMMIT"],
        Upgrade("conn = op.get_bind()\nconn.execute(sa.text('SELECT 1'))\nconn.commit()").Statements.Select(statement => statement.Sql));

    [Theory]
    [InlineData("op.drop_constraint(None, 't')", "drop_constraint has no name")]
    [InlineData("op.create_index(None, 't', ['a'])", "an index has no name")]
    [InlineData("op.drop_table(app.name)", "the table is not known: app.name is defined elsewhere")]
    [InlineData("op.add_column('t', sa.Column('a'))", "the column a has no type")]
    [InlineData("op.add_column('t', sa.Column('a', sa.Integer(), server_default=0))", "server_default of the column a is no string, which SQLAlchemy refuses")]
    [InlineData("op.add_column('t', sa.Column('a', sa.Enum('x')))", "an Enum has no name")]
    [InlineData("op.create_table('t', *columns())", "a part of the table is not known: it unpacks something that is not known")]
    [InlineData("with op.batch_alter_table('t') as b:\n    b.impl.drop_column('a')", "impl.drop_column is no operation of Alembic")]
    [InlineData("op.create_view('v')", "create_view is no operation of Alembic")]
    [InlineData("op.execute(app.sql())", "the SQL of execute is not known: app.sql is worked out at run time")]
    [InlineData("op.execute(sa.text(app.sql))", "the SQL of execute is not known: app.sql is defined elsewhere")]
    [InlineData("op.alter_column('t', 'a', server_default=sa.Computed('1'))", "the column a is computed, which Alembic refuses to alter")]
    [InlineData("op.create_index('an_index_name_of_more_than_sixty_three_characters_is_refused_here_x', 't', ['a'])", "the name an_index_name_of_more_than_sixty_three_characters_is_refused_here_x has 67 characters, and SQLAlchemy refuses more than 63")]
    [InlineData("sa.MetaData().create_all(op.get_bind())", "sqlalchemy.MetaData().create_all sends what the models say at run time")]
    [InlineData("session = sa.orm.Session(bind=op.get_bind())\nsession.add(app.Row())", "what add sends is decided by SQLAlchemy at run time")]
    public void What_cannot_be_rendered_is_named(string body, string reason)
    {
        RenderedBody upgrade = Upgrade(body);

        Assert.Contains(reason, upgrade.Unrendered.Select(unrendered => unrendered.Reason)
            .Concat(upgrade.Statements.SelectMany(statement => statement.Approximations)));
        Assert.False(upgrade.IsComplete);
    }

    [Fact]
    public void A_table_that_is_copied_is_no_plain_ALTER()
    {
        RenderedBody upgrade = Upgrade("with op.batch_alter_table('t', recreate='always') as batch_op:\n    batch_op.drop_column('a')");

        Assert.Empty(upgrade.Statements);
        Assert.Equal(
            [(6, """batch_alter_table(recreate="always") copies the whole table"""), (7, """batch_alter_table(recreate="always") copies the whole table""")],
            upgrade.Unanalysed.Select(part => (part.Line, part.Reason)));
    }

    [Fact]
    public void A_place_is_listed_once_however_often_it_is_not_known()
    {
        RenderedBody upgrade = Upgrade("op.execute(sa.text(f'DROP TABLE {app.name}'))\nhelper(op)");

        Assert.Equal([6, 7], upgrade.Unanalysed.Select(part => part.Line));
    }

    [Fact]
    public void Both_directions_of_a_revision_are_rendered_and_a_missing_one_is_empty()
    {
        RenderedRevision revision = RevisionSql.Render(
            RevisionReader.Read("a1.py", "from alembic import op\nrevision = 'a1'\ndef upgrade():\n    op.drop_table('t')\n").Script!);

        Assert.Equal("DROP TABLE t", Assert.Single(revision.Upgrade.Statements).Sql);
        Assert.Empty(revision.Downgrade.Statements);
        Assert.True(revision.Downgrade.IsComplete);
    }

    private static RenderedBody Upgrade(string body, string before = "") => RevisionSql.Render(RevisionReader.Read(
        "a1.py",
        "import sqlalchemy as sa, uuid, datetime, enum, app, pgvector, sqlmodel, sqlalchemy.orm\nfrom alembic import op\nfrom sqlalchemy.dialects import postgresql\nrevision = 'a1'\n"
        + before + "def upgrade():\n" + string.Join('\n', body.Split('\n').Select(line => "    " + line)) + "\n").Script!).Upgrade;
}
