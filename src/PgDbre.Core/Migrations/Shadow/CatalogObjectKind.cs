namespace PgDbre.Core.Migrations.Shadow;

/// <summary>The kinds of objects whose definitions a catalog image compares.</summary>
public enum CatalogObjectKind
{
    /// <summary>A schema.</summary>
    Schema,

    /// <summary>An extension.</summary>
    Extension,

    /// <summary>A table, partitioned table or foreign table.</summary>
    Table,

    /// <summary>A column.</summary>
    Column,

    /// <summary>A constraint of a table or a domain.</summary>
    Constraint,

    /// <summary>An index.</summary>
    Index,

    /// <summary>Extended statistics.</summary>
    Statistics,

    /// <summary>An enum, domain, range or composite type.</summary>
    Type,

    /// <summary>A sequence; its value is no part of its definition.</summary>
    Sequence,

    /// <summary>A view or materialized view.</summary>
    View,

    /// <summary>A function, procedure or aggregate.</summary>
    Routine,

    /// <summary>A trigger.</summary>
    Trigger,

    /// <summary>A rewrite rule.</summary>
    Rule,

    /// <summary>A row-level security policy.</summary>
    Policy,

    /// <summary>Privileges of objects that will be created.</summary>
    DefaultPrivilege,

    /// <summary>A comment.</summary>
    Comment,
}
