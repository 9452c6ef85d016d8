using PgDbre.Core.Migrations.Alembic.Environments;

namespace PgDbre.Core.Tests.Migrations.Alembic.Environments;

/// <summary>What env.py does, read without running it.</summary>
public sealed class EnvironmentScriptTests : IDisposable
{
    private const string Head = "from alembic import context\nfrom sqlalchemy import engine_from_config, pool, text\n";

    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void The_env_py_of_alembic_init_has_Alembics_defaults()
    {
        EnvironmentScript script = Read("""
            def run_migrations_offline():
                context.configure(url="x", literal_binds=True)
                with context.begin_transaction():
                    context.run_migrations()
            def run_migrations_online():
                with connectable.connect() as connection:
                    context.configure(connection=connection, target_metadata=target_metadata)
                    with context.begin_transaction():
                        context.run_migrations()
            """);

        Assert.Equal((false, false, "alembic_version"), (script.TransactionPerMigration, script.RendersAsBatch, script.VersionTable));
        Assert.Null(script.VersionTableSchema);
        Assert.Empty(script.Statements);
        Assert.Empty(script.SessionSettings);
        Assert.False(script.IsAutocommit);
    }

    [Fact]
    public void The_options_are_those_of_the_online_mode()
    {
        EnvironmentScript script = Read("""
            SCHEMA = "app"
            context.configure(connection=connection, transaction_per_migration=True, render_as_batch=True, version_table="versions", version_table_schema=SCHEMA)
            context.configure(url=url)
            """);

        Assert.Equal((true, true, "versions", "app"), (script.TransactionPerMigration, script.RendersAsBatch, script.VersionTable, script.VersionTableSchema));
    }

    [Fact]
    public void Options_that_are_worked_out_are_not_known()
    {
        EnvironmentScript script = Read("def run(connection, **kw):\n    context.configure(connection=connection, version_table=name(), **kw)\n");

        Assert.Null(script.TransactionPerMigration);
        Assert.Null(script.RendersAsBatch);
        Assert.Null(script.VersionTable);
    }

    [Fact]
    public void Statements_before_the_transaction_are_told_from_those_in_it()
    {
        EnvironmentScript script = Read("""
            def run():
                with connectable.connect() as connection:
                    connection.execute(text("SELECT pg_advisory_lock(1)"))
                    context.configure(connection=connection)
                    with context.begin_transaction():
                        context.execute("SET search_path TO app")
                        context.run_migrations()
            """);

        Assert.Equal(
            [("SELECT pg_advisory_lock(1)", true, 5), ("SET search_path TO app", false, 8)],
            script.Statements.Select(statement => (statement.Sql, statement.IsBeforeTransaction, statement.Line)));
        Assert.Equal(5, Assert.Single(script.StatementsBeforeTransaction).Line);
    }

    [Fact]
    public void A_commit_in_between_ends_the_transaction_that_a_statement_began()
    {
        EnvironmentScript script = Read("""
            def run():
                connection.execute(text("SET lock_timeout = '2s'"))
                connection.commit()
                with context.begin_transaction():
                    context.run_migrations()
            """);

        Assert.Empty(script.StatementsBeforeTransaction);
        Assert.Equal("SET lock_timeout = '2s'", Assert.Single(script.Statements).Sql);
    }

    [Theory]
    [InlineData("engine_from_config(c, connect_args={'options': '-c lock_timeout=2s -c statement_timeout=5min'})")]
    [InlineData("create_engine(url, connect_args={'options': '-clock_timeout=2s --statement-timeout=5min'})")]
    [InlineData("create_async_engine(url, connect_args={'server_settings': {'lock_timeout': '2s', 'statement_timeout': '5min'}})")]
    public void Settings_of_the_session_are_read_from_connect_args(string call)
    {
        IReadOnlyDictionary<string, string> settings = Read($"engine = {call}\n").SessionSettings;

        Assert.Equal(("2s", "5min"), (settings["lock_timeout"], settings["statement_timeout"]));
    }

    [Fact]
    public void Autocommit_of_the_connection_is_seen() =>
        Assert.True(Read("connection = engine.connect().execution_options(isolation_level='AUTOCOMMIT')\n").IsAutocommit);

    [Fact]
    public void A_broken_env_py_says_why()
    {
        _project.With("db/env.py", "x = (\n");

        EnvironmentScript script = EnvironmentScript.Read(_project["db/env.py"])!;

        Assert.Null(script.Module);
        Assert.Equal("Line 1: '(' was never closed.", script.Problem!.ToString());
        Assert.Null(EnvironmentScript.Read(_project["db/none.py"]));
    }

    [Fact]
    public void The_naming_convention_is_followed_through_imports()
    {
        _project.With("alembic.ini", "[alembic]\nscript_location = db\nprepend_sys_path = .\n")
            .With("db/env.py", "from app.models import Base\ntarget_metadata = Base.metadata\n").WithRevision("db/versions/a1.py", "a1")
            .With("app/__init__.py", "").With("app/models/__init__.py", "from .base import Base\n")
            .With("app/models/base.py", "from sqlalchemy import MetaData\nNAMES = {'pk': 'pk_%(table_name)s', 'ix': 'ix_%(column_0_label)s'}\nclass Base(DeclarativeBase):\n    metadata = MetaData(naming_convention=NAMES)\n");

        IReadOnlyDictionary<string, string> convention = AlembicEnvironment.Find(_project.Folder)!.NamingConvention;

        Assert.Equal("pk_%(table_name)s", convention["pk"]);
        Assert.Equal(2, convention.Count);
    }

    private EnvironmentScript Read(string text)
    {
        _project.With("db/env.py", Head + text);
        return EnvironmentScript.Read(_project["db/env.py"])!;
    }
}
