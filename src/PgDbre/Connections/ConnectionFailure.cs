using PgDbre.Core.Connections;

namespace PgDbre.Connections;

/// <summary>The refusals that keep a statement from running on the wrong server.</summary>
internal static class ConnectionFailure
{
    public static PgDbreException Mismatch(PgConnection available, string? server, string? database) => new(
        "PgConnectionMismatch",
        PgErrorCategory.InvalidArgument,
        $"The record comes from database '{database}' on {server}, but the connection at hand is {available}.",
        $"Pass -Connection with a connection to database '{database}' on {server}.");

    public static PgDbreException Ambiguous() => new(
        "PgConnectionAmbiguous",
        PgErrorCategory.InvalidArgument,
        "Several connections were given, but the input does not say which server it belongs to.",
        "Pass one -Connection, or pipe records that still have their Server and Database.");
}
