using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Expressions;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>All that one plan wants of one table: conditions, joins, orders, groups and columns, read from the whole tree.</summary>
internal sealed class TableAccess(Table table, string alias, double rows)
{
    private HashSet<string>? _searchColumns;

    /// <summary>The table.</summary>
    public Table Table { get; } = table;

    /// <summary>Its alias in the plan.</summary>
    public string Alias { get; } = alias;

    /// <summary>Rows the planner expects after the filter.</summary>
    public double Rows { get; } = rows;

    /// <summary>True if values of the statement are parameters, so that what is written out in it is the same in every run.</summary>
    public bool HasParameters { get; init; }

    /// <summary>The filter of its scan as the plan prints it; null without one.</summary>
    public string? Filter { get; init; }

    /// <summary>Conditions on this table alone; all must hold.</summary>
    public List<Condition> Conditions { get; } = [];

    /// <summary>Columns that are equal to a column of another table.</summary>
    public List<Column> JoinColumns { get; } = [];

    /// <summary>Orders made of this table's columns.</summary>
    public List<SortNeed> Sorts { get; } = [];

    /// <summary>Groups made of this table's columns.</summary>
    public List<IReadOnlyList<Column>> Groups { get; } = [];

    /// <summary>Every column the plan reads; null if that is the whole row, or the plan does not say.</summary>
    public HashSet<string>? Needed { get; set; } = [];

    /// <summary>Columns in a condition, a join, an order or a group: what an index would have to begin with.</summary>
    public IReadOnlySet<string> SearchColumns => _searchColumns ??=
    [
        .. Conditions.SelectMany(condition => condition.Columns).Select(reference => Resolve(reference)?.Name).OfType<string>(),
        .. JoinColumns.Select(column => column.Name),
        .. Sorts.SelectMany(sort => sort.Items).SelectMany(item => item.Operand.Columns).Select(reference => reference.Name),
        .. Groups.SelectMany(group => group).Select(column => column.Name),
    ];

    /// <summary>Share of the table that passes the filter, 0 to 1; null if the table was never analysed.</summary>
    public double? Fraction => Table.Rows is > 0 and { } all ? Math.Min(1, Rows / all) : null;

    /// <summary>The column a reference means; null if it belongs to another relation.</summary>
    public Column? Resolve(ColumnReference? reference) =>
        reference is not null && (reference.Alias is null || reference.Alias == Alias) ? Table.FindColumn(reference.Name) : null;

    /// <summary>True if every column of the operand is this table's, and there is one.</summary>
    public bool Owns(Operand operand) => operand.Columns.Count > 0 && operand.Columns.All(column => Resolve(column) is not null);

    /// <summary>True if the index holds all that is read of the table.</summary>
    public bool IsCoveredBy(IndexDefinition index) =>
        Needed is not null && Needed.All(index.Stores);
}
