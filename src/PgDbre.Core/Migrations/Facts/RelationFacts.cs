using System.Text.Json.Serialization;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>A table, view, sequence or foreign table with all that decides what a statement about it locks, scans or breaks.</summary>
public sealed record RelationFacts
{
    /// <summary>Schema and name; the schema is never null.</summary>
    public required QualifiedName Name { get; init; }

    /// <summary>What it is.</summary>
    public required RelationKind Kind { get; init; }

    /// <summary>relpersistence. Temporary tables of other sessions are in no snapshot.</summary>
    public Persistence Persistence { get; init; }

    /// <summary>The role that owns it.</summary>
    public required string Owner { get; init; }

    /// <summary>It came with an extension.</summary>
    public bool IsExtensionMember { get; init; }

    /// <summary>Table access method, such as heap; null for what has none.</summary>
    public string? AccessMethod { get; init; }

    /// <summary>Tablespace; null for the database's own.</summary>
    public string? Tablespace { get; init; }

    /// <summary>The partitioned table it is a partition of; null for any other.</summary>
    public PartitionFacts? PartitionOf { get; init; }

    /// <summary>PARTITION BY of a partitioned table, such as RANGE (created_at); null for any other.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>Tables it inherits from, in order; the parent of a partition is not among them.</summary>
    public IReadOnlyList<QualifiedName> Inherits { get; init; } = [];

    /// <summary>Of a sequence: type, limits and the column it feeds; null for any other.</summary>
    public SequenceFacts? Sequence { get; init; }

    /// <summary>relreplident: how a row that is changed or deleted is named to subscribers.</summary>
    public ReplicaIdentity ReplicaIdentity { get; init; }

    /// <summary>ENABLE ROW LEVEL SECURITY.</summary>
    public bool HasRowSecurity { get; init; }

    /// <summary>FORCE ROW LEVEL SECURITY: for the owner too.</summary>
    public bool ForcesRowSecurity { get; init; }

    /// <summary>reloptions as name=value.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Columns in their order; empty for a sequence.</summary>
    public IReadOnlyList<ColumnFacts> Columns { get; init; } = [];

    /// <summary>Constraints by name; those of the foreign keys that point at it are with their own tables.</summary>
    public IReadOnlyList<ConstraintFacts> Constraints { get; init; } = [];

    /// <summary>Indexes by name, invalid ones included.</summary>
    public IReadOnlyList<IndexFacts> Indexes { get; init; } = [];

    /// <summary>Triggers by name; those that implement constraints are not among them.</summary>
    public IReadOnlyList<TriggerFacts> Triggers { get; init; } = [];

    /// <summary>Rewrite rules by name; the one that makes a view is not among them.</summary>
    public IReadOnlyList<RuleFacts> Rules { get; init; } = [];

    /// <summary>Row security policies by name.</summary>
    public IReadOnlyList<PolicyFacts> Policies { get; init; } = [];

    /// <summary>Extended statistics on it.</summary>
    public IReadOnlyList<StatisticsFacts> Statistics { get; init; } = [];

    /// <summary>Publications that name it, or its schema, or all tables.</summary>
    public IReadOnlyList<string> Publications { get; init; } = [];

    /// <summary>Views, functions and the like that use it, and which of its columns.</summary>
    public IReadOnlyList<DependentFacts> Dependents { get; init; } = [];

    /// <summary>Size and counters. In a file they stand in a part of their own, so that a change of the schema shows alone.</summary>
    [JsonIgnore]
    public RelationFigures Figures { get; init; } = RelationFigures.Unknown;

    /// <summary>reltuples; null if unknown. Of a partitioned table the sum of its partitions, null if one is unknown.</summary>
    [JsonIgnore]
    public long? Rows => Figures.Rows;

    /// <summary>Its primary key; null without one.</summary>
    [JsonIgnore]
    public ConstraintFacts? PrimaryKey => Constraints.FirstOrDefault(constraint => constraint.Kind == ConstraintKind.PrimaryKey);

    /// <summary>The column of that name; null if there is none.</summary>
    public ColumnFacts? FindColumn(string name) => Columns.FirstOrDefault(column => column.Name == name);

    /// <summary>The constraint of that name; null if there is none.</summary>
    public ConstraintFacts? FindConstraint(string name) => Constraints.FirstOrDefault(constraint => constraint.Name == name);

    /// <summary>The index of that name; null if there is none.</summary>
    public IndexFacts? FindIndex(string name) => Indexes.FirstOrDefault(index => index.Name == name);

    /// <summary>What uses the column; what uses the table as a whole (a whole row, say) is not counted.</summary>
    public IEnumerable<DependentFacts> DependentsOn(string column) =>
        Dependents.Where(dependent => dependent.Columns.Contains(column, StringComparer.Ordinal));

    /// <inheritdoc />
    public override string ToString() => Name.ToString();
}
