using PgDbre.Core.Catalog;

namespace PgDbre.Data.Indexes;

/// <summary>A CREATE or REINDEX INDEX CONCURRENTLY.</summary>
/// <param name="Table">The table whose lock it takes.</param>
/// <param name="Index">The index, for the progress.</param>
/// <param name="Sql">The statement.</param>
/// <param name="IsSerial">Parallel workers are unsafe.</param>
/// <param name="CleanUp">Removes what it left, from the index's object id if the watch saw it, and why it failed.</param>
internal sealed record ConcurrentStatement(Table Table, string Index, string Sql, bool IsSerial, Func<uint?, Exception, Task> CleanUp)
{
    /// <summary>The sort does not fit maintenance_work_mem, by estimate: other phases then take the time.</summary>
    public bool SortsOnDisk { get; init; }
}
