namespace PgDbre.Core.Migrations.Locks;

/// <summary>How much a statement has to do while it holds a lock; anything but None grows with the table.</summary>
public enum TableWork
{
    /// <summary>Only the catalog changes.</summary>
    None,
    /// <summary>Rows are changed one by one.</summary>
    Rows,
    /// <summary>The whole table is read.</summary>
    Scan,
    /// <summary>An index is built from the whole table.</summary>
    IndexBuild,
    /// <summary>The whole table is written anew, and every index with it.</summary>
    Rewrite,
}
