using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;

namespace PgDbre.Data.Catalog;

/// <summary>Which tables to read and how much of what surrounds them.</summary>
public sealed record SchemaRequest
{
    /// <summary>Tables by their exact names.</summary>
    public IReadOnlyCollection<TableName> Tables { get; init; } = [];

    /// <summary>Pairs of wildcards for schema and table; a table that matches one is read. System schemas never match.</summary>
    public IReadOnlyCollection<(string Schema, string Table)> Wildcards { get; init; } = [];

    /// <summary>Read the sizes of TOAST, maps and all indexes: a system call for each file.</summary>
    public bool IncludeSizes { get; init; }

    /// <summary>Read what only checks look at: sequences, constraints, largest keys, statements with vector distances.</summary>
    public bool IncludeChecks { get; init; }

    /// <summary>Time limits of each statement.</summary>
    public SessionLimits Limits { get; init; } = SessionLimits.Default;
}
