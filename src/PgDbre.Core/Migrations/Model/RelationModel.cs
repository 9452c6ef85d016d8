using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Model;

/// <summary>A table, view or sequence as the migrations so far left it.</summary>
/// <param name="Name">Its name, with its schema.</param>
/// <param name="Kind">What it is.</param>
public sealed record RelationModel(QualifiedName Name, RelationKind Kind)
{
    /// <summary>True if its columns, constraints and indexes are all known: it came from a snapshot, or a migration made it.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Ordinal of the migration that made it; null if it was there before, or may have been (IF NOT EXISTS).</summary>
    public int? CreatedBy { get; init; }

    /// <summary>A temporary table: nobody else sees it.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>A migration put rows into it whose number is not known (CREATE TABLE AS, INSERT … SELECT, COPY).</summary>
    public bool IsFilled { get; init; }

    /// <summary>Rows by the snapshot; 0 for a new table; null if not known.</summary>
    public double? Rows { get; init; }

    /// <summary>Bytes of the heap by the snapshot; null if not known.</summary>
    public long? HeapBytes { get; init; }

    /// <summary>Statements a second that name it, by the snapshot; null if not known.</summary>
    public double? StatementsPerSecond { get; init; }

    /// <summary>Its columns in order; not all of them if it is not complete.</summary>
    public IReadOnlyList<ColumnModel> Columns { get; init; } = [];

    /// <summary>Its constraints, likewise.</summary>
    public IReadOnlyList<ConstraintModel> Constraints { get; init; } = [];

    /// <summary>Its indexes, likewise.</summary>
    public IReadOnlyList<IndexModel> Indexes { get; init; } = [];

    /// <summary>UNLOGGED: its changes are not in the WAL.</summary>
    public bool IsUnlogged { get; init; }

    /// <summary>Columns in the partition key of a partitioned table.</summary>
    public IEnumerable<string> PartitionKey => (PartitionBy?.Elements ?? [])
        .SelectMany(element => element.Column is { } column ? [column] : element.Expression?.Columns ?? []);

    /// <summary>Views, rules, triggers and policies that use its columns, as far as known.</summary>
    public IReadOnlyList<DependentFacts> Dependents { get; init; } = [];

    /// <summary>The table it is a partition of; null for any other.</summary>
    public QualifiedName? PartitionOf { get; init; }

    /// <summary>It is the DEFAULT partition.</summary>
    public bool IsDefaultPartition { get; init; }

    /// <summary>How its rows are spread over partitions; null if it is not partitioned, or nobody said.</summary>
    public PartitionKey? PartitionBy { get; init; }

    /// <summary>The tables it inherits from.</summary>
    public IReadOnlyList<QualifiedName> Inherits { get; init; } = [];

    /// <summary>The relations that the query of a view or materialized view reads, with their schemas.</summary>
    public IReadOnlyList<QualifiedName> Reads { get; init; } = [];

    /// <summary>A relation that a migration filled with all its rows; null if none did.</summary>
    public QualifiedName? CopiedTo { get; init; }

    /// <summary>Every relation that it depends on: parents, the other tables of its foreign keys, what it reads.</summary>
    public IEnumerable<QualifiedName> PointsAt => Constraints
        .Select(constraint => constraint.ReferencedTable)
        .Append(PartitionOf)
        .OfType<QualifiedName>()
        .Concat(Inherits)
        .Concat(Reads)
        .Distinct();

    /// <summary>The column of that name; null if there is none or it is not known.</summary>
    public ColumnModel? Column(string name) => Columns.FirstOrDefault(column => column.Name == name);

    /// <summary>The constraint of that name; null if there is none or it is not known.</summary>
    public ConstraintModel? Constraint(string name) => Constraints.FirstOrDefault(constraint => constraint.Name == name);

    /// <summary>The same with one column changed; a column that is not known yet is learnt.</summary>
    public RelationModel With(string name, Func<ColumnModel, ColumnModel> change) => this with
    {
        Columns = Column(name) is null
            ? [.. Columns, change(new ColumnModel(name))]
            : [.. Columns.Select(column => column.Name == name ? change(column) : column)],
    };
}
