using PgDbre.Core.Catalog;

namespace PgDbre.Core.Migrations.Shadow;

/// <summary>A relation that a statement touched, under the name it had before the statement.</summary>
/// <param name="Name">Schema and name.</param>
/// <param name="Kind">What it is.</param>
public sealed record TracedRelation(TableName Name, LockableKind Kind)
{
    /// <summary>It was not there when the run began, or it is temporary: nobody else can wait for it.</summary>
    public bool IsNew { get; init; }

    /// <summary>The table of an index; null for any other relation.</summary>
    public TableName? Table { get; init; }

    /// <summary>schema.name.</summary>
    public override string ToString() => Name.ToString();
}
