namespace PgDbre.Sandbox.Servers;

/// <summary>Somebody took a free port between our looking and the server's listening; another one is tried.</summary>
internal sealed class PortTakenException(string server) : Exception($"The port of {server} was taken by another program.");
