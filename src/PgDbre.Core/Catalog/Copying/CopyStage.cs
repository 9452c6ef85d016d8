namespace PgDbre.Core.Catalog.Copying;

/// <summary>
/// The order in which kinds of objects are made. What a later stage needs stands in an earlier one, apart from cycles that the
/// catalog allows (a function that takes a table's row type), which are left to another round.
/// </summary>
public enum CopyStage
{
    /// <summary>Schemas.</summary>
    Schema,
    /// <summary>Extensions.</summary>
    Extension,
    /// <summary>Extensions that were there already, moved to the schema they have in the source.</summary>
    ExtensionSchema,
    /// <summary>Roles that policies name.</summary>
    Role,
    /// <summary>Collations.</summary>
    Collation,
    /// <summary>Enums, domains, composite and range types.</summary>
    Type,
    /// <summary>Sequences that belong to no identity column.</summary>
    Sequence,
    /// <summary>Text search dictionaries.</summary>
    Dictionary,
    /// <summary>Text search configurations.</summary>
    SearchConfiguration,
    /// <summary>Mappings of text search configurations.</summary>
    SearchMapping,
    /// <summary>Functions and procedures, their bodies unchecked.</summary>
    Function,
    /// <summary>Aggregates.</summary>
    Aggregate,
    /// <summary>Operators.</summary>
    Operator,
    /// <summary>Casts.</summary>
    Cast,
    /// <summary>Tables with their columns, without defaults and constraints.</summary>
    Table,
    /// <summary>Partitions attached to their parents, while nothing has to be checked yet.</summary>
    Partition,
    /// <summary>Storage, compression and statistics targets of columns.</summary>
    Column,
    /// <summary>OWNED BY of sequences.</summary>
    SequenceOwner,
    /// <summary>Defaults of columns and domains.</summary>
    Default,
    /// <summary>CHECK constraints.</summary>
    Check,
    /// <summary>Primary keys, unique and exclusion constraints.</summary>
    Key,
    /// <summary>Indexes of tables.</summary>
    Index,
    /// <summary>Indexes of partitions attached to those of their parents.</summary>
    IndexPartition,
    /// <summary>Storage parameters of constraints' indexes, statistics targets of indexed expressions.</summary>
    IndexSetting,
    /// <summary>Foreign keys; what they point at must be unique by now.</summary>
    ForeignKey,
    /// <summary>Statistics objects.</summary>
    Statistics,
    /// <summary>Views and materialised views; some are only valid with the primary key they group by.</summary>
    View,
    /// <summary>Indexes of materialised views.</summary>
    ViewIndex,
    /// <summary>Defaults of views' columns.</summary>
    ViewDefault,
    /// <summary>Rules.</summary>
    Rule,
    /// <summary>Triggers.</summary>
    Trigger,
    /// <summary>Triggers and rules that are disabled, or fire on a replica.</summary>
    TriggerState,
    /// <summary>Policies.</summary>
    Policy,
    /// <summary>Row security, replica identity, the index to cluster by.</summary>
    TableSetting,
}
