using PgDbre.Core.Catalog;

namespace PgDbre.Core.Migrations.Shadow.Seeding;

/// <summary>A table that is to get rows.</summary>
/// <param name="Oid">Its object id.</param>
/// <param name="Name">Schema and name.</param>
public sealed record SeedTable(uint Oid, TableName Name)
{
    /// <summary>A partitioned table: its partitions get the rows.</summary>
    public bool IsPartitioned { get; init; }

    /// <summary>Object id of the partitioned table above it; 0 if there is none.</summary>
    public uint Parent { get; init; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<SeedColumn> Columns { get; init; } = [];

    /// <summary>Conditions on rows.</summary>
    public IReadOnlyList<SeedCheck> Checks { get; init; } = [];

    /// <summary>Foreign keys.</summary>
    public IReadOnlyList<SeedKey> Keys { get; init; } = [];

    /// <summary>Columns in unique indexes and exclusion constraints: each row needs values of its own there.</summary>
    public IReadOnlySet<string> UniqueColumns { get; init; } = new HashSet<string>();
}
