namespace PgDbre.Core.Connections;

/// <summary>What Data keeps behind a <see cref="PgConnection"/>: one pool of server connections.</summary>
public interface IPgSession : IAsyncDisposable
{
    /// <summary>True once the pool is closed; every later use is an error.</summary>
    bool IsClosed { get; }
}
