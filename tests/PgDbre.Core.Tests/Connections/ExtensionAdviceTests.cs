using PgDbre.Core.Connections;

namespace PgDbre.Core.Tests.Connections;

public sealed class ExtensionAdviceTests
{
    [Fact]
    public void Every_state_has_its_exact_next_step()
    {
        IReadOnlyList<ServerExtension> extensions = ExtensionAdvice.For(
            [new("pg_stat_statements", "1.8", "1.11"), new("vector", null, "0.8.0")], majorVersion: 17, isStatementsLibraryLoaded: true);

        Assert.Collection(
            extensions,
            statements => Assert.Equal("ALTER EXTENSION pg_stat_statements UPDATE;", statements.Remedy),
            hypopg => Assert.Equal("Install the package postgresql-17-hypopg on the server, then: CREATE EXTENSION hypopg;", hypopg.Remedy),
            vector => Assert.Equal("CREATE EXTENSION vector;", vector.Remedy));
    }

    [Fact]
    public void A_library_that_is_not_loaded_needs_a_restart_first()
    {
        ServerExtension statements = ExtensionAdvice.For([new("pg_stat_statements", null, "1.11")], 17, isStatementsLibraryLoaded: false)[0];

        Assert.Equal(
            "Set shared_preload_libraries = 'pg_stat_statements' in postgresql.conf, restart the server, then: CREATE EXTENSION pg_stat_statements;",
            statements.Remedy);
    }

    [Fact]
    public void What_is_as_it_should_be_has_no_remedy() =>
        Assert.All(
            ExtensionAdvice.For([new("pg_stat_statements", "1.11", "1.11"), new("hypopg", "1.4.1", "1.4.1"), new("vector", "0.8.0", "0.8.0")], 17, true),
            extension => Assert.Null(extension.Remedy));
}
