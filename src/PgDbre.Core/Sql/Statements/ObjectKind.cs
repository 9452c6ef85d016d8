namespace PgDbre.Core.Sql.Statements;

/// <summary>What kind of object a statement is about.</summary>
public enum ObjectKind
{
    /// <summary>CREATE ACCESS METHOD.</summary>
    AccessMethod,
    /// <summary>An aggregate function.</summary>
    Aggregate,
    /// <summary>A cast between two types.</summary>
    Cast,
    /// <summary>A collation.</summary>
    Collation,
    /// <summary>A column of a table or view.</summary>
    Column,
    /// <summary>A constraint of a table or domain.</summary>
    Constraint,
    /// <summary>A conversion between encodings.</summary>
    Conversion,
    /// <summary>A database.</summary>
    Database,
    /// <summary>A domain.</summary>
    Domain,
    /// <summary>A trigger on DDL.</summary>
    EventTrigger,
    /// <summary>An extension.</summary>
    Extension,
    /// <summary>A foreign-data wrapper.</summary>
    ForeignDataWrapper,
    /// <summary>A foreign server.</summary>
    ForeignServer,
    /// <summary>A foreign table.</summary>
    ForeignTable,
    /// <summary>A function.</summary>
    Function,
    /// <summary>An index.</summary>
    Index,
    /// <summary>A procedural language.</summary>
    Language,
    /// <summary>A large object, by its number.</summary>
    LargeObject,
    /// <summary>A materialized view.</summary>
    MaterializedView,
    /// <summary>An operator.</summary>
    Operator,
    /// <summary>An operator class.</summary>
    OperatorClass,
    /// <summary>An operator family.</summary>
    OperatorFamily,
    /// <summary>A configuration parameter (GRANT SET ON PARAMETER).</summary>
    Parameter,
    /// <summary>A row-level security policy.</summary>
    Policy,
    /// <summary>A procedure.</summary>
    Procedure,
    /// <summary>A property graph (19).</summary>
    PropertyGraph,
    /// <summary>A publication.</summary>
    Publication,
    /// <summary>A role, user or group.</summary>
    Role,
    /// <summary>A function or procedure, whichever has the name.</summary>
    Routine,
    /// <summary>A rewrite rule.</summary>
    Rule,
    /// <summary>A schema.</summary>
    Schema,
    /// <summary>A sequence.</summary>
    Sequence,
    /// <summary>Extended statistics.</summary>
    Statistics,
    /// <summary>A subscription.</summary>
    Subscription,
    /// <summary>A table.</summary>
    Table,
    /// <summary>A tablespace.</summary>
    Tablespace,
    /// <summary>A text search configuration.</summary>
    TextSearchConfiguration,
    /// <summary>A text search dictionary.</summary>
    TextSearchDictionary,
    /// <summary>A text search parser.</summary>
    TextSearchParser,
    /// <summary>A text search template.</summary>
    TextSearchTemplate,
    /// <summary>A transform of a type for a language.</summary>
    Transform,
    /// <summary>A trigger.</summary>
    Trigger,
    /// <summary>A type.</summary>
    Type,
    /// <summary>A user mapping of a foreign server.</summary>
    UserMapping,
    /// <summary>A view.</summary>
    View,
}
