namespace PgDbre.Core.Sandboxes;

/// <summary>How to reach a running sandbox. Not an output type: it holds the password.</summary>
/// <param name="Host">Always loopback.</param>
/// <param name="Port">PostgreSQL's port.</param>
/// <param name="User">The sandbox's superuser.</param>
/// <param name="Password">Random, made for this sandbox.</param>
/// <param name="Database">The database that holds the extensions.</param>
/// <param name="PgBouncerPort">Port of the PgBouncer in front; null where the provider has none.</param>
public sealed record SandboxEndpoint(string Host, int Port, string User, string Password, string Database, int? PgBouncerPort)
{
    /// <summary>Without the password.</summary>
    public override string ToString() => $"{User}@{Host}:{Port}/{Database}";
}
