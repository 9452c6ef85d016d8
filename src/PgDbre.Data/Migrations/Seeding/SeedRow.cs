using PgDbre.Core.Migrations.Shadow.Seeding;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Migrations.Seeding;

/// <summary>One row to be inserted.</summary>
/// <param name="table">The table.</param>
/// <param name="solved">Values that meet the table's conditions.</param>
/// <param name="rowsOf">How many rows a table has, and its name.</param>
internal sealed class SeedRow(
    SeedTable table,
    IReadOnlyDictionary<string, IReadOnlyList<string?>> solved,
    Func<uint, (string Name, int Count)?> rowsOf)
{
    /// <summary>INSERT of one row.</summary>
    /// <param name="variant">What it is awkward in.</param>
    /// <param name="number">Another number is another row.</param>
    public string Sql(SeedVariant variant, int number)
    {
        (string Column, string Value)[] values = [.. table.Columns
            .Where(column => !column.IsFilledByServer)
            .Select(column => (SqlIdentifier.Quote(column.Name), Value(column, variant, number)))];
        string target = SqlIdentifier.Quote(table.Name.Schema, table.Name.Name);
        return values.Length == 0
            ? $"INSERT INTO {target} DEFAULT VALUES"
            : $"INSERT INTO {target} ({string.Join(", ", values.Select(pair => pair.Column))})"
                + $" VALUES ({string.Join(", ", values.Select(pair => pair.Value))})";
    }

    private string Value(SeedColumn column, SeedVariant variant, int number)
    {
        if (table.Keys.FirstOrDefault(key => key.Columns.Contains(column.Name, StringComparer.Ordinal)) is { } key)
        {
            return Referenced(column, key, variant, number);
        }

        // Unique columns stay apart from each other in every row; all others may repeat.
        bool isUnique = table.UniqueColumns.Contains(column.Name);
        int own = variant == SeedVariant.Duplicate && !isUnique ? 1 : number;
        return solved.TryGetValue(column.Name, out IReadOnlyList<string?>? values)
            ? SqlLiteral.Quote(values[(own - 1) % values.Count])
            : SqlLiteral.Quote(SeedValues.Of(column, variant == SeedVariant.Duplicate ? SeedVariant.Plain : variant, own));
    }

    // A row that refers to its own table refers to itself where it must, and to nothing where it may.
    private string Referenced(SeedColumn column, SeedKey key, SeedVariant variant, int number)
    {
        string target = key.TargetColumns[key.Columns.TakeWhile(name => name != column.Name).Count()];
        if (variant == SeedVariant.Nulls && column.IsNullable)
        {
            return "NULL";
        }

        if (rowsOf(key.Target) is not { Count: > 0 } parent)
        {
            SeedColumn? own = key.Target == table.Oid ? table.Columns.FirstOrDefault(other => other.Name == target) : null;
            return column.IsNullable || own is null ? "NULL" : SqlLiteral.Quote(SeedValues.Of(own, SeedVariant.Plain, number));
        }

        string order = string.Join(", ", key.TargetColumns.Select(SqlIdentifier.Quote));
        string filled = string.Join(" AND ", key.TargetColumns.Select(name => $"{SqlIdentifier.Quote(name)} IS NOT NULL"));
        return $"(SELECT {SqlIdentifier.Quote(target)} FROM {parent.Name} WHERE {filled} ORDER BY {order}"
            + $" OFFSET {(number - 1) % parent.Count} LIMIT 1)";
    }
}
