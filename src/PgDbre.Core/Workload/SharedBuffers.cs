namespace PgDbre.Core.Workload;

/// <summary>Shared blocks of 8 kB that one execution touched.</summary>
/// <param name="HitBlocks">Found in shared_buffers.</param>
/// <param name="ReadBlocks">Asked of the operating system.</param>
public readonly record struct SharedBuffers(long HitBlocks, long ReadBlocks);
