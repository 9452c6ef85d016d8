using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;
using PgDbre.Data.Catalog;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>Puts the rows about what is on relations together by their object ids.</summary>
internal sealed class PartAssembly
{
    private readonly RowLists<ConstraintFacts> _constraints = new();
    private readonly RowLists<(uint Oid, IndexFacts Index, string[] Mentioned)> _indexes = new();
    private readonly RowLists<(bool IsIncluded, IndexColumn Column)> _indexColumns = new();
    private readonly RowLists<TriggerFacts> _triggers = new();
    private readonly RowLists<RuleFacts> _rules = new();
    private readonly RowLists<PolicyFacts> _policies = new();
    private readonly RowLists<StatisticsFacts> _statistics = new();
    private readonly RowLists<DependentFacts> _dependents = new();

    /// <summary>The relation with all that is on it.</summary>
    public RelationFacts Complete(uint oid, RelationFacts relation) => relation with
    {
        Constraints = _constraints[oid],
        Indexes = [.. _indexes[oid].Select(one => Complete(one.Oid, one.Index, one.Mentioned))],
        Triggers = _triggers[oid],
        Rules = _rules[oid],
        Policies = _policies[oid],
        Statistics = _statistics[oid],
        Dependents = _dependents[oid],
    };

    public void AddConstraint(NpgsqlDataReader row)
    {
        bool isForeignKey = row.GetString(2) == "f";
        _constraints.Add(row.GetFieldValue<uint>(0), new ConstraintFacts
        {
            Name = row.GetString(1),
            Kind = KindOf(row.GetString(2)),
            Columns = row.Texts(3),
            IsValid = row.GetBoolean(4),
            IsEnforced = row.GetBoolean(5),
            IsDeferrable = row.GetBoolean(6),
            IsInitiallyDeferred = row.GetBoolean(7),
            IsNoInherit = row.GetBoolean(8),
            IsLocal = row.GetBoolean(9),
            Expression = row.Text(10),
            Definition = row.Text(11),
            ReferencedTable = row.NameOrNull(12),
            ReferencedColumns = row.Texts(14),
            OnDelete = isForeignKey ? ActionOf(row.GetString(15)) : null,
            OnUpdate = isForeignKey ? ActionOf(row.GetString(16)) : null,
            Index = row.Text(17),
        });
    }

    public void AddIndex(NpgsqlDataReader row) => _indexes.Add(row.GetFieldValue<uint>(0), (row.GetFieldValue<uint>(1), new IndexFacts
    {
        Name = row.GetString(2),
        Method = row.GetString(3),
        IsUnique = row.GetBoolean(4),
        IsPrimary = row.GetBoolean(5),
        IsValid = row.GetBoolean(6),
        NullsNotDistinct = row.GetBoolean(7),
        Predicate = row.Text(8),
        Constraint = row.Text(9),
        IsReplicaIdentity = row.GetBoolean(10),
        IsClustered = row.GetBoolean(11),
        AttachedTo = row.NameOrNull(12),
        SizeBytes = row.Number(14),
    }, row.Texts(15)));

    public void AddIndexColumn(NpgsqlDataReader row) =>
        _indexColumns.Add(row.GetFieldValue<uint>(0), (row.GetBoolean(1), CatalogAssembly.ReadIndexColumn(row)));

    // The bits of tgtype, see PartSql.Triggers.
    public void AddTrigger(NpgsqlDataReader row)
    {
        int type = row.GetInt32(4);
        _triggers.Add(row.GetFieldValue<uint>(0), new TriggerFacts(row.GetString(1), row.Name(2))
        {
            Timing = (type & 64) != 0 ? "instead of" : (type & 2) != 0 ? "before" : "after",
            Events =
            [
                .. new[] { (4, "insert"), (16, "update"), (8, "delete"), (32, "truncate") }
                    .Where(one => (type & one.Item1) != 0).Select(one => one.Item2),
            ],
            IsForEachRow = (type & 1) != 0,
            Firing = FiringOf(row.GetString(5)),
            Columns = row.Texts(6),
        });
    }

    public void AddRule(NpgsqlDataReader row) => _rules.Add(
        row.GetFieldValue<uint>(0),
        new RuleFacts(
            row.GetString(1),
            row.GetString(2) switch { "1" => "select", "2" => "update", "3" => "insert", _ => "delete" },
            row.GetBoolean(3))
        {
            Firing = FiringOf(row.GetString(4)),
        });

    public void AddPolicy(NpgsqlDataReader row) => _policies.Add(row.GetFieldValue<uint>(0), new PolicyFacts(
        row.GetString(1),
        row.GetString(2) switch { "r" => "select", "a" => "insert", "w" => "update", "d" => "delete", _ => "all" },
        !row.GetBoolean(3),
        row.Texts(4)));

    public void AddStatistics(NpgsqlDataReader row) =>
        _statistics.Add(row.GetFieldValue<uint>(0), new StatisticsFacts(row.Name(1), row.Texts(3), row.Texts(4)));

    public void AddDependent(NpgsqlDataReader row) => _dependents.Add(
        row.GetFieldValue<uint>(0),
        new DependentFacts(DependentKindOf(row.GetString(1)), new QualifiedName(row.Text(2), row.GetString(3)))
        {
            Part = row.Text(4),
            Columns = row.Texts(5),
        });

    // What an expression seems to mention counts only if the index depends on it.
    private IndexFacts Complete(uint oid, IndexFacts index, string[] mentioned)
    {
        List<(bool IsIncluded, IndexColumn Column)> columns = _indexColumns[oid];
        string[] expressions = [.. columns.Select(one => one.Column.Expression).OfType<string>()];
        return index with
        {
            Keys = [.. columns.Where(one => !one.IsIncluded).Select(one => one.Column)],
            Included = [.. columns.Where(one => one.IsIncluded).Select(one => one.Column.Column!)],
            PredicateColumns = index.Predicate is { } predicate ? Among(mentioned, [predicate]) : [],
            ExpressionColumns = Among(mentioned, expressions),
        };
    }

    private static string[] Among(string[] mentioned, string[] expressions)
    {
        HashSet<string> named = [.. expressions.SelectMany(text => SqlExpression.Parse(text).Columns)];
        return [.. mentioned.Where(named.Contains)];
    }

    private static ConstraintKind KindOf(string kind) => kind switch
    {
        "p" => ConstraintKind.PrimaryKey,
        "u" => ConstraintKind.Unique,
        "f" => ConstraintKind.ForeignKey,
        "c" => ConstraintKind.Check,
        "x" => ConstraintKind.Exclusion,
        "n" => ConstraintKind.NotNull,
        _ => ConstraintKind.Trigger,
    };

    private static string ActionOf(string action) => action switch
    {
        "c" => "CASCADE",
        "n" => "SET NULL",
        "d" => "SET DEFAULT",
        "r" => "RESTRICT",
        _ => "NO ACTION",
    };

    private static FiringMode FiringOf(string enabled) => enabled switch
    {
        "D" => FiringMode.Disabled,
        "R" => FiringMode.Replica,
        "A" => FiringMode.Always,
        _ => FiringMode.Enabled,
    };

    private static DependentKind DependentKindOf(string kind) => kind switch
    {
        "view-v" => DependentKind.View,
        "view-m" => DependentKind.MaterializedView,
        "function" => DependentKind.Function,
        "trigger" => DependentKind.Trigger,
        "policy" => DependentKind.Policy,
        "generated" => DependentKind.GeneratedColumn,
        "default" => DependentKind.Default,
        "column" => DependentKind.Column,
        "type" => DependentKind.Type,
        "publication" => DependentKind.Publication,
        _ => DependentKind.Rule,
    };
}
