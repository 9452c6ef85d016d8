using PgDbre.Core.Catalog;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>A pair of wildcards; relations that match both were read, with what their foreign keys and partitions lead to.</summary>
/// <param name="Schema">For the schema.</param>
/// <param name="Table">For the relation.</param>
public sealed record SnapshotScope(string Schema, string Table)
{
    /// <summary>True for all relations.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAll => Schema == "*" && Table == "*";

    /// <summary>True if a relation of that name was to be read; without a schema, if one of some schema may have been.</summary>
    public bool Covers(QualifiedName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IsAll || (name.Schema is { } schema && SchemaPattern.IsMatch(schema, SchemaPattern.ToRegex([Schema]))
            && SchemaPattern.IsMatch(name.Name, SchemaPattern.ToRegex([Table])));
    }
}
