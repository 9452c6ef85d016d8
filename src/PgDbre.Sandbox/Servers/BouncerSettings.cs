namespace PgDbre.Sandbox.Servers;

/// <summary>What the PgBouncer in front of a sandbox is told: transaction pooling, the same user and password.</summary>
internal static class BouncerSettings
{
    /// <summary>pgbouncer.ini. Logs go to standard output, which the keeper writes to a file.</summary>
    public static string Text(int port, int serverPort, string usersFile) =>
        $"""
        [databases]
        * = host={LoopbackPort.Host} port={serverPort}

        [pgbouncer]
        listen_addr = {LoopbackPort.Host}
        listen_port = {port}
        unix_socket_dir =
        auth_type = scram-sha-256
        auth_file = {usersFile}
        admin_users = {DataTemplate.User}
        stats_users = {DataTemplate.User}
        pool_mode = transaction
        max_client_conn = 200
        ignore_startup_parameters = extra_float_digits

        """;

    /// <summary>The users file: PgBouncer needs the password itself to log in at the server.</summary>
    public static string Users(string password) =>
        $"""
        "{DataTemplate.User}" "{password}"

        """;
}
