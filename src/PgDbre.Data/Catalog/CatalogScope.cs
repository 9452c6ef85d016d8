using PgDbre.Core.Catalog;

namespace PgDbre.Data.Catalog;

/// <summary>Which tables to read: by name, by the schema's name, or both.</summary>
internal sealed record CatalogScope
{
    /// <summary>Tables by name; an empty schema means the one the search_path finds.</summary>
    public IReadOnlyCollection<TableName> Tables { get; init; } = [];

    /// <summary>Every table of the schemas whose name matches this regular expression; null for none. System schemas never match.</summary>
    public string? SchemaPattern { get; init; }

    /// <summary>Read the most common values too: only worth their bytes where literals are compared with them.</summary>
    public bool IncludeValues { get; init; }

    /// <summary>Read the names that are taken in the tables' schemas: only worth their bytes where a new name must be chosen.</summary>
    public bool IncludeNames { get; init; } = true;

    /// <summary>Read foreign keys; a table that a thousand others point at has a thousand.</summary>
    public bool IncludeKeys { get; init; } = true;

    /// <summary>Read the tables at the other end of foreign keys of the named tables too.</summary>
    public bool IncludeKeyTables { get; init; }
}
