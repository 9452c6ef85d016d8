using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Tests.Migrations.Alembic;

/// <summary>What a revision does; the operations are those that Alembic 1.18 calls for the same files.</summary>
public class RevisionReaderTests
{
    private const string Head = "\"\"\"Add orders\n\nRevision ID: b2\n\"\"\"\nimport textwrap\nimport sqlalchemy as sa\nfrom alembic import op\nfrom sqlalchemy.dialects import postgresql\n"
        + "revision: str = 'b2'\ndown_revision = 'a1'\nbranch_labels = None\ndepends_on = ('x1', 'x2')\n";

    [Fact]
    public void The_variables_and_the_message_are_read()
    {
        RevisionScript script = Script("def upgrade():\n    pass\n");

        Assert.Equal(("b2", "Add orders"), (script.Revision, script.Message));
        Assert.Equal(["a1"], script.DownRevisions);
        Assert.Empty(script.BranchLabels);
        Assert.Equal(["x1", "x2"], script.DependsOn);
        Assert.True(script.Upgrade!.IsEmpty);
        Assert.Null(script.Downgrade);
    }

    [Fact]
    public void A_file_without_a_revision_is_none_and_a_broken_one_says_why()
    {
        Assert.Equal(new RevisionReading("env.py", null, null), RevisionReader.Read("env.py", "x = 1\n"));
        Assert.Equal("Line 1: '(' was never closed.", RevisionReader.Read("a.py", "revision = (\n").Problem!.ToString());
    }

    [Fact]
    public void A_variable_that_is_worked_out_is_named()
    {
        RevisionScript script = RevisionReader.Read("a.py", "import os\nrevision = 'a'\ndown_revision = os.environ['X']\n").Script!;

        Assert.Empty(script.DownRevisions);
        Assert.Equal(new UndecidedPart("down_revision is not known: the item is not known", 3, 16), Assert.Single(script.Undecided));
    }

    [Fact]
    public void Operations_keep_their_arguments_as_values()
    {
        MigrationOperation create = Assert.Single(Upgrade(
            "op.create_table('orders', sa.Column('id', sa.Integer(), nullable=False), sa.PrimaryKeyConstraint('id', name=op.f('pk_orders')), schema='s')").Operations);

        Assert.Equal((OperationSource.Op, "create_table", 14, 4), (create.Source, create.Name, create.Line, create.Column));
        Assert.Equal("orders", create.Argument(0, "table_name")!.AsText);
        Assert.Equal("s", create.Argument(9, "schema")!.AsText);
        CallValue column = Assert.IsType<CallValue>(create.Call.Arguments[1]);
        Assert.Equal(("sqlalchemy.Column", "id"), (column.Function, column.Arguments[0].AsText));
        Assert.Equal("sqlalchemy.Integer", Assert.IsType<CallValue>(column.Arguments[1]).Function);
        Assert.Equal("pk_orders", Assert.IsType<CallValue>(create.Call.Arguments[2]).Keywords["name"].AsText);
    }

    [Theory]
    [InlineData("op.execute('SELECT 1')", "SELECT 1")]
    [InlineData("op.execute(sa.text('SELECT :a').bindparams(a=1))", "SELECT :a")]
    [InlineData("op.execute(textwrap.dedent('''\n        SELECT 1\n        FROM t'''))", "\nSELECT 1\nFROM t")]
    [InlineData("t = 'orders'\n    op.execute(f'DROP TABLE {t}')", "DROP TABLE orders")]
    [InlineData("sql = 'SELECT '\n    sql += '1'\n    op.execute(sql)", "SELECT 1")]
    [InlineData("conn = op.get_bind()\n    conn.execute(sa.text('SELECT 1')).scalar()", "SELECT 1")]
    [InlineData("op.get_bind().execute('SELECT %s' % 1)", "SELECT 1")]
    public void The_SQL_of_execute_is_worked_out(string body, string expected)
    {
        MigrationBody upgrade = Upgrade(body);

        Assert.Equal(expected, Assert.Single(upgrade.Operations).Sql);
        Assert.Empty(upgrade.Undecided);
    }

    [Fact]
    public void Autocommit_blocks_and_batches_are_told()
    {
        MigrationBody upgrade = Upgrade(
            "with op.get_context().autocommit_block():\n        op.create_index('ix', 't', ['c'], postgresql_concurrently=True)\n"
            + "    with op.batch_alter_table('t', schema='s') as batch_op:\n        batch_op.drop_column('c')\n    op.drop_table('t')");

        Assert.Equal(
            [("create_index", true, null), ("batch_alter_table", false, null), ("drop_column", false, "t"), ("drop_table", false, null)],
            upgrade.Operations.Select(operation => (operation.Name, operation.InAutocommitBlock, operation.Batch?.Arguments[0].AsText)));
        Assert.Equal(OperationSource.Batch, upgrade.Operations[2].Source);
    }

    [Fact]
    public void Loops_over_known_rows_are_unrolled_and_local_functions_followed()
    {
        MigrationBody upgrade = Upgrade(
            "for table, columns in [('a', ['x', 'y']), ('b', ['z'])]:\n        for column in columns:\n            add(table, name=column)",
            "def add(table, name, kind=sa.Text):\n    op.add_column(table, sa.Column(name, kind()))\n");

        Assert.Equal(
            ["a.x", "a.y", "b.z"],
            upgrade.Operations.Select(operation => $"{operation.Argument(0, "table_name")!.AsText}.{((CallValue)operation.Call.Arguments[1]).Arguments[0].AsText}"));
        Assert.Equal([18], upgrade.Operations[0].CalledFrom);
        Assert.False(upgrade.Operations[0].IsRepeated);
    }

    [Fact]
    public void The_dialect_is_PostgreSQL_and_other_conditions_are_open()
    {
        MigrationBody upgrade = Upgrade(
            "bind = op.get_bind()\n    if bind.dialect.name == 'sqlite':\n        op.drop_table('never')\n    else:\n        op.drop_table('always')\n"
            + "    if op.get_context().as_sql:\n        op.drop_table('maybe')\n        return\n    op.drop_table('rest')");

        Assert.Equal(
            [("always", false), ("maybe", true), ("rest", true)],
            upgrade.Operations.Select(operation => (operation.Call.Arguments[0].AsText, operation.IsConditional)));
    }

    [Fact]
    public void Enum_types_and_sessions_are_operations()
    {
        MigrationBody upgrade = Upgrade(
            "kind = postgresql.ENUM('a', 'b', name='kind')\n    kind.create(op.get_bind(), checkfirst=True)\n    session = Session(bind=op.get_bind())\n    session.commit()",
            "from sqlalchemy.orm import Session\n");

        Assert.Equal([(OperationSource.Type, "create"), (OperationSource.Session, "commit")], upgrade.Operations.Select(operation => (operation.Source, operation.Name)));
        Assert.Equal("kind", upgrade.Operations[0].Call.Receiver!.Keywords["name"].AsText);
    }

    [Theory]
    [InlineData("for row in op.get_bind().execute('SELECT 1'):\n        op.execute('SELECT 2')", "how often a loop runs is not known: its row is not constant", 14)]
    [InlineData("import os\n    op.execute(os.environ['SQL'])", "the SQL of execute is not known: the item is not known", 15)]
    [InlineData("from app.helpers import drop_enum\n    drop_enum(op, 'kind')", "app.helpers.drop_enum gets the connection or op and is not followed", 15)]
    [InlineData("again()", "again calls itself or is called too deeply", 13)]
    [InlineData("globals()['upgrade_%s' % name]()", "which function is called is worked out at run time", 14)]
    public void What_cannot_be_decided_is_named(string body, string reason, int line)
    {
        MigrationBody upgrade = Upgrade(body, line == 13 ? "def again(): again()\n" : "");

        Assert.Equal((reason, line), Assert.Single(upgrade.Undecided.Select(part => (part.Reason, part.Line))));
    }

    [Fact]
    public void An_irreversible_downgrade_is_told() =>
        Assert.True(Script("def downgrade():\n    '''No way back.'''\n    raise NotImplementedError()\n").Downgrade!.RaisesAtOnce);

    private static MigrationBody Upgrade(string body, string before = "") => Script($"{before}def upgrade():\n    {body}\n").Upgrade!;

    private static RevisionScript Script(string text) => RevisionReader.Read("versions/b2.py", Head + text).Script!;
}
