namespace PgDbre.Core.Migrations.Facts;

/// <summary>proparallel.</summary>
public enum ParallelSafety
{
    /// <summary>Not in a parallel query.</summary>
    Unsafe,
    /// <summary>Only in its leader.</summary>
    Restricted,
    /// <summary>Anywhere.</summary>
    Safe,
}
