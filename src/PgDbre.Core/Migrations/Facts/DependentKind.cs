namespace PgDbre.Core.Migrations.Facts;

/// <summary>What kind of object uses a relation.</summary>
public enum DependentKind
{
    /// <summary>A view.</summary>
    View,
    /// <summary>A materialised view.</summary>
    MaterializedView,
    /// <summary>A rewrite rule of a table or view.</summary>
    Rule,
    /// <summary>A function or procedure with a standard body (BEGIN ATOMIC, RETURN), or with the row type in its signature.</summary>
    Function,
    /// <summary>A trigger with UPDATE OF or WHEN.</summary>
    Trigger,
    /// <summary>A row security policy.</summary>
    Policy,
    /// <summary>A generated column.</summary>
    GeneratedColumn,
    /// <summary>A column default, of the same or another table: what uses a sequence.</summary>
    Default,
    /// <summary>A column whose type is the row type.</summary>
    Column,
    /// <summary>A type made of the row type, such as a domain or composite.</summary>
    Type,
    /// <summary>A publication with a column list or a row filter.</summary>
    Publication,
}
