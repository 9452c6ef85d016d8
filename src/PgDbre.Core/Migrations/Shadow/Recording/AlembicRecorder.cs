namespace PgDbre.Core.Migrations.Shadow.Recording;

/// <summary>
/// A Python program that runs Alembic as it stands, but leads every connection to one scratch database, whatever env.py and alembic.ini
/// say, and writes down each statement that is sent there. A driver that it cannot lead is an error, and so is a Python without Alembic:
/// nothing ever reaches the database of the configuration.
/// </summary>
public static class AlembicRecorder
{
    /// <summary>Beginning of the environment variables that say where: HOST, PORT, USER, PASSWORD, DATABASE, and RECORD, a file.</summary>
    public const string VariablePrefix = "PGDBRE_SHADOW_";

    /// <summary>The program; its arguments are those of alembic.</summary>
    public const string Program =
        """"
        """Runs alembic with every connection led to one scratch database, and writes down what is sent there."""
        import json
        import os
        import sys

        TARGET = {name: os.environ["PGDBRE_SHADOW_" + name.upper()] for name in ("host", "port", "user", "password")}
        DATABASE = os.environ["PGDBRE_SHADOW_DATABASE"]
        RECORD = open(os.environ["PGDBRE_SHADOW_RECORD"], "w", encoding="utf-8")
        OPTIONS = ("connection_factory", "cursor_factory", "autocommit", "row_factory")


        def target(name):
            return dict(TARGET, **{name: DATABASE})


        def write(**entry):
            RECORD.write(json.dumps(entry) + "\n")
            RECORD.flush()


        def redirect(module, *names):
            def led(connect):
                return lambda *_, **given: connect(**target("dbname"), **{key: given[key] for key in OPTIONS if key in given})

            for name in names:
                setattr(module, name, led(getattr(module, name)))


        try:
            import psycopg2
            redirect(psycopg2, "connect")
        except ImportError:
            pass
        try:
            import psycopg
            redirect(psycopg, "connect")
            redirect(psycopg.Connection, "connect")
            redirect(psycopg.AsyncConnection, "connect")
        except ImportError:
            pass

        from sqlalchemy import event
        from sqlalchemy.engine import Engine

        NAMES = {"psycopg2": "dbname", "psycopg": "dbname", "psycopg_async": "dbname", "asyncpg": "database"}


        @event.listens_for(Engine, "do_connect")
        def do_connect(dialect, record, arguments, parameters):
            if dialect.name != "postgresql" or dialect.driver not in NAMES:
                raise RuntimeError(f"the driver {dialect.driver} cannot be led to the scratch database")
            arguments.clear() if isinstance(arguments, list) else None
            parameters.clear()
            parameters.update(target(NAMES[dialect.driver]))
            if dialect.driver == "asyncpg":
                parameters["port"] = int(parameters["port"])


        def is_autocommit(connection):
            return bool(getattr(connection.connection, "autocommit", False))


        @event.listens_for(Engine, "after_cursor_execute")
        def after_cursor_execute(connection, cursor, statement, parameters, context, executemany):
            # psycopg2 keeps what it sent, its parameters written out.
            sent = getattr(cursor, "query", None)
            text = sent.decode("utf-8", "replace") if isinstance(sent, bytes) else statement
            write(sql=text, autocommit=is_autocommit(connection), open=not isinstance(sent, bytes) and bool(parameters))


        @event.listens_for(Engine, "handle_error")
        def handle_error(context):
            write(sql=context.statement or "", autocommit=False, error=str(context.original_exception).split("\n")[0])


        @event.listens_for(Engine, "commit")
        def commit(connection):
            write(end="commit")


        @event.listens_for(Engine, "rollback")
        def rollback(connection):
            write(end="rollback")


        from alembic.config import main

        main(argv=sys.argv[1:], prog="alembic")
        """";
}
