using PgDbre.Sandbox.Processes;

namespace PgDbre.Sandbox.Servers;

/// <summary>
/// Runs statements in a data directory without a server: no port, no socket, no moment in which a role has no password.
/// https://www.postgresql.org/docs/17/app-postgres.html#APP-POSTGRES-SINGLE-USER.
/// </summary>
internal sealed class SingleUserServer(ServerInstallation installation, string dataFolder)
{
    /// <summary>Runs statements of one line each and stops at the first that fails.</summary>
    /// <exception cref="Providers.ProviderRefusedException">A statement failed.</exception>
    public async Task ExecuteAsync(string database, IEnumerable<string> statements, CancellationToken cancellation)
    {
        IReadOnlyList<string> command = installation.Command(
            "postgres", "--single", "-D", installation.Inside(dataFolder), "-c", "exit_on_error=true", "-c", "fsync=off",
            // A failing statement is not repeated in the message: it may hold the password.
            "-c", "log_min_error_statement=panic", database);
        string input = string.Concat(statements.Select(statement => statement + "\n"));
        ProgramResult result = await ChildProgram.RunWithInputAsync(command, input, cancellation).ConfigureAwait(false);
        result.OrRefuse($"Preparing database {database}");
    }
}
