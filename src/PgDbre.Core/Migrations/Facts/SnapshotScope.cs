using PgDbre.Core.Catalog;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>
/// What was asked for: relations whose schema and name match both were read, with what their foreign keys and partitions lead to.
/// </summary>
/// <param name="Schema">The schema, exact or with wildcards.</param>
/// <param name="Table">The relation, likewise.</param>
public sealed record SnapshotScope(string Schema, string Table)
{
    /// <summary>True for all relations.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAll => Schema == "*" && Table == "*";

    /// <summary>True if a relation of that name was to be read; one without a schema only if all were.</summary>
    public bool Covers(QualifiedName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IsAll || (name.Schema is { } schema && Matches(schema, Schema) && Matches(name.Name, Table));
    }

    private static bool Matches(string name, string wish) => name == wish || wish == "*"
        || (SchemaPattern.IsWildcard(wish) && SchemaPattern.IsMatch(name, SchemaPattern.ToRegex([wish])));
}
