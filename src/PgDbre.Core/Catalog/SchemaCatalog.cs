namespace PgDbre.Core.Catalog;

/// <summary>What one reading of the catalog brought: some tables, and the names and extensions around them.</summary>
public sealed class SchemaCatalog
{
    private readonly Dictionary<TableName, Table> _tables;

    /// <summary>Joins what was read.</summary>
    /// <param name="tables">The tables asked for that exist.</param>
    /// <param name="relationNames">Every relation's name in the schemas of those tables, where a new name must be free.</param>
    /// <param name="extensions">Installed extensions and their versions.</param>
    public SchemaCatalog(
        IReadOnlyList<Table> tables, IReadOnlyCollection<TableName> relationNames, IReadOnlyDictionary<string, string> extensions)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Tables = tables;
        RelationNames = relationNames;
        Extensions = extensions;
        _tables = tables.ToDictionary(table => table.Name);
    }

    /// <summary>The tables, by schema and name.</summary>
    public IReadOnlyList<Table> Tables { get; }

    /// <summary>Every relation's name in the schemas of the tables.</summary>
    public IReadOnlyCollection<TableName> RelationNames { get; }

    /// <summary>Extension name → version.</summary>
    public IReadOnlyDictionary<string, string> Extensions { get; }

    /// <summary>The table of that name; null if it was not asked for or is not there.</summary>
    public Table? Find(TableName name) => _tables.GetValueOrDefault(name);
}
