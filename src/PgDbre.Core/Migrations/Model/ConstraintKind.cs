namespace PgDbre.Core.Migrations.Model;

/// <summary>Kinds of table constraints.</summary>
public enum ConstraintKind
{
    /// <summary>CHECK.</summary>
    Check,
    /// <summary>FOREIGN KEY.</summary>
    ForeignKey,
    /// <summary>PRIMARY KEY.</summary>
    PrimaryKey,
    /// <summary>UNIQUE.</summary>
    Unique,
    /// <summary>EXCLUDE.</summary>
    Exclusion,
    /// <summary>NOT NULL with a name of its own (18).</summary>
    NotNull,
}
