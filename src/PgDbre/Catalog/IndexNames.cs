using PgDbre.Core.Catalog;

namespace PgDbre.Catalog;

/// <summary>Which indexes of which tables were asked for, by name or by wildcard.</summary>
internal sealed class IndexNames
{
    private readonly Dictionary<string, HashSet<string>> _byTable = new(StringComparer.Ordinal);
    private readonly HashSet<string> _wildcards = new(StringComparer.Ordinal);
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);

    public void Add(IEnumerable<string> tables, IReadOnlyCollection<string> indexes)
    {
        foreach (string table in tables)
        {
            _byTable.TryAdd(table, new HashSet<string>(StringComparer.Ordinal));
            _byTable[table].UnionWith(indexes);
            _wildcards.UnionWith(SchemaPattern.IsWildcard(table) ? [table] : []);
        }

        _missing.UnionWith(indexes.Where(index => !SchemaPattern.IsWildcard(index)));
    }

    /// <summary>The indexes of a table that were asked for.</summary>
    public IEnumerable<TableIndex> Select(Table table)
    {
        string[] patterns = [.. Patterns(table).Distinct().Select(index => SchemaPattern.ToRegex([index]))];
        foreach (TableIndex index in table.Indexes.Where(index => patterns.Any(pattern => SchemaPattern.IsMatch(index.Name, pattern))))
        {
            _missing.Remove(index.Name);
            yield return index;
        }
    }

    /// <summary>Names that were spelt out and found nowhere so far; the next database is asked for none of them.</summary>
    public IReadOnlyCollection<string> TakeMissing()
    {
        string[] missing = [.. _missing];
        _missing.Clear();
        return missing;
    }

    private IEnumerable<string> Patterns(Table table)
    {
        IEnumerable<string> keys = _wildcards
            .Where(wildcard => SchemaPattern.IsMatch(table.Name.Name, SchemaPattern.ToRegex([wildcard])))
            .Append(table.Name.Name);
        return keys.SelectMany(key => _byTable.GetValueOrDefault(key) ?? []);
    }
}
