namespace PgDbre.Core.Migrations.Facts;

/// <summary>attgenerated.</summary>
public enum ColumnGeneration
{
    /// <summary>No generated column.</summary>
    None,
    /// <summary>STORED.</summary>
    Stored,
    /// <summary>VIRTUAL (18 and later).</summary>
    Virtual,
}
