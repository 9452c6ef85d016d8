using PgDbre.Core.Sql;

namespace PgDbre.Core.Catalog;

/// <summary>A table by schema and name, as the catalog spells them.</summary>
/// <param name="Schema">nspname.</param>
/// <param name="Name">relname.</param>
public readonly record struct TableName(string Schema, string Name)
{
    /// <summary>schema.name as a person would write it; valid SQL.</summary>
    public override string ToString() => $"{SqlIdentifier.Display(Schema)}.{SqlIdentifier.Display(Name)}";
}
