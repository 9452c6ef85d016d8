using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Estimates;

/// <summary>
/// Joins what the server knows of a database's writes: the counters of the tables, if it says since when they run; else the rows of the
/// INSERT and UPDATE statements in pg_stat_statements; and from those in any case which columns the updates set.
/// </summary>
internal static class WriteRates
{
    /// <summary>Writes per day of each table of which anything is known.</summary>
    /// <param name="catalog">The tables.</param>
    /// <param name="counterDays">Days since the counters were reset; null if that never happened.</param>
    /// <param name="statements">Texts of statements with the rows they wrote.</param>
    /// <param name="statementDays">Days over which those were counted; null where unknown.</param>
    public static IReadOnlyDictionary<TableName, TableWrites> Of(
        SchemaCatalog catalog, double? counterDays, IReadOnlyList<(string Text, long Rows)> statements, double? statementDays)
    {
        Dictionary<TableName, TableWrites> rates = [];
        if (counterDays is null && statementDays is null)
        {
            return rates;
        }

        ILookup<string, (WriteStatement Statement, long Rows)> byTable = statements
            .Select(one => (Statement: WriteStatement.Read(one.Text), one.Rows))
            .Where(one => one.Statement is not null)
            .Select(one => (Statement: one.Statement!, one.Rows))
            .ToLookup(one => one.Statement.Table.Name);
        foreach (Table table in catalog.Tables)
        {
            (WriteStatement Statement, long Rows)[] own =
                [.. byTable[table.Name.Name].Where(one => one.Statement.Table.Schema is "" || one.Statement.Table.Schema == table.Name.Schema)];
            Table counted = counterDays is null ? table with { Activity = FromStatements(table, own) } : table;
            rates[table.Name] = TableWrites.From(counted, counterDays ?? statementDays!.Value) with
            {
                UpdatesByColumns = statementDays is { } days
                    ? [.. own.Where(one => one.Statement.Columns is not null).Select(one => (one.Statement.Columns!, one.Rows / days))]
                    : [],
            };
        }

        return rates;
    }

    private static TableActivity FromStatements(Table table, (WriteStatement Statement, long Rows)[] statements)
    {
        long updated = statements.Where(one => one.Statement.Columns is not null).Sum(one => one.Rows);
        return new TableActivity(
            statements.Where(one => one.Statement.Columns is null).Sum(one => one.Rows),
            updated,
            (long)(updated * (table.Activity.HotFraction ?? 0)),
            Deleted: 0);
    }
}
