using PgDbre.Core.Sql;

namespace PgDbre.Core.Catalog;

/// <summary>A table by schema and name, as the catalog spells them.</summary>
/// <param name="Schema">nspname; empty for one that the search path finds.</param>
/// <param name="Name">relname.</param>
public readonly record struct TableName(string Schema, string Name)
{
    /// <summary>schema.name as a person would write it, or the name alone; valid SQL.</summary>
    public override string ToString() =>
        Schema.Length == 0 ? SqlIdentifier.Display(Name) : $"{SqlIdentifier.Display(Schema)}.{SqlIdentifier.Display(Name)}";
}
