using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Model;

/// <summary>The model that a chain of migrations begins with, when a snapshot tells what is there.</summary>
public static class SnapshotModel
{
    /// <summary>Every relation of the snapshot, complete.</summary>
    public static SchemaModel Of(SchemaSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        SchemaModel model = SchemaModel.Empty with
        {
            IsComplete = snapshot.Scope.Any(scope => scope.IsAll) && snapshot.Held.Count == 0,
            SearchPath = snapshot.Session.Schemas.Count > 0 ? snapshot.Session.Schemas : SchemaModel.Empty.SearchPath,
        };
        ILookup<QualifiedName, QualifiedName> reads = Reads(snapshot);
        IEnumerable<RelationModel> relations = snapshot.Relations
            .Select(relation => Relation(relation, snapshot))
            .Select(relation => relation with { Reads = [.. reads[relation.Name]] });
        return model.With(relations) with { Types = SnapshotTypes.Of(snapshot, model.SearchPath) };
    }

    /// <summary>What a session of the snapshot's role starts with, as settings; a limit of 0 is none.</summary>
    public static IReadOnlyDictionary<string, string> Settings(SchemaSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        SessionFacts session = snapshot.Session;
        Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase) { ["TimeZone"] = session.TimeZone };
        (string Name, long? Ms)[] limits =
        [
            ("lock_timeout", session.LockTimeoutMs), ("statement_timeout", session.StatementTimeoutMs),
            ("transaction_timeout", session.TransactionTimeoutMs),
        ];
        foreach ((string name, long? ms) in limits.Where(limit => limit.Ms > 0))
        {
            settings[name] = FormattableString.Invariant($"{ms}ms");
        }

        return settings;
    }

    private static RelationModel Relation(RelationFacts relation, SchemaSnapshot snapshot) => new(relation.Name, relation.Kind)
    {
        IsComplete = true,
        Rows = relation.Rows,
        HeapBytes = relation.Figures.HeapBytes,
        StatementsPerSecond = snapshot.TrafficOf(relation).StatementsPerSecond,
        Columns = [.. relation.Columns.Select(Column)],
        Constraints = [.. relation.Constraints.Where(one => one.Kind != ConstraintKind.Trigger).Select(Constraint)],
        Indexes = [.. relation.Indexes.Select(index => Index(index, relation.Name))],
        IsUnlogged = relation.Persistence == Persistence.Unlogged,
        Dependents = relation.Dependents,
        PartitionOf = relation.PartitionOf?.Parent,
        IsDefaultPartition = relation.PartitionOf is { IsDefault: true },
        PartitionBy = relation.PartitionKey is { } key ? PartitionBy(key) : null,
        Inherits = relation.Inherits,
    };

    // A snapshot says of each relation who uses it; the model, of each view what it reads.
    private static ILookup<QualifiedName, QualifiedName> Reads(SchemaSnapshot snapshot) => snapshot.Relations
        .SelectMany(relation => relation.Dependents
            .Where(dependent => dependent.Kind is DependentKind.View or DependentKind.MaterializedView)
            .Select(dependent => (View: dependent.Name, relation.Name)))
        .ToLookup(one => one.View, one => one.Name);

    // pg_get_partkeydef speaks the words of CREATE TABLE.
    private static PartitionKey? PartitionBy(string key) =>
        SqlSplitter.Split($"CREATE TABLE t () PARTITION BY {key}") is [var statement]
            && StatementParser.Parse(statement) is CreateTable { PartitionBy: var parsed }
                ? parsed
                : null;

    private static ColumnModel Column(ColumnFacts column) => new(column.Name)
    {
        Type = column.Type,
        IsNotNull = column.IsNotNull,
        Default = Expression(column.Default),
        IsIdentity = column.Identity != ColumnIdentity.None,
        IsGenerated = column.Generation != ColumnGeneration.None,
        IsVirtual = column.Generation == ColumnGeneration.Virtual,
        GeneratedFrom = Expression(column.GenerationExpression)?.Columns ?? [],
        Collation = column.Collation,
    };

    private static ConstraintModel Constraint(ConstraintFacts constraint) => new(constraint.Name, constraint.Kind, constraint.Columns)
    {
        Expression = Expression(constraint.Expression),
        IsValid = constraint.IsValid,
        IsEnforced = constraint.IsEnforced,
        ReferencedTable = constraint.ReferencedTable,
        ReferencedColumns = constraint.ReferencedColumns,
    };

    private static IndexModel Index(IndexFacts index, QualifiedName table) =>
        new(index.Name, table, [.. index.Keys.Select(key => key.Column)])
        {
            IsUnique = index.IsUnique,
            Included = index.Included,
            IsPlain = index.Keys.All(key =>
                key is { Column: not null, IsDescending: false, NullsFirst: false, OperatorClass: null, Collation: null }),
            IsPartial = index.Predicate is not null,
            Method = index.Method,
            IsValid = index.IsValid,
            ComputedFrom = [.. index.ExpressionColumns, .. index.PredicateColumns],
            Constraint = index.Constraint,
        };

    private static SqlExpression? Expression(string? text) => string.IsNullOrWhiteSpace(text) ? null : SqlExpression.Parse(text);
}
