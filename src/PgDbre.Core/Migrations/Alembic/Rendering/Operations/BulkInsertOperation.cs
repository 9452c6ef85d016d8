using PgDbre.Core.Migrations.Alembic.Rendering.Expressions;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Operations;

/// <summary>op.bulk_insert: an INSERT for each row, as alembic upgrade --sql prints them.</summary>
internal static class BulkInsertOperation
{
    // More rows say nothing new about a migration.
    private const int MostRows = 1_000;

    public static void Render(RenderScope scope)
    {
        PythonValue target = scope.Operation.Argument(0, "table") ?? throw new UnrenderableException("bulk_insert has no table");
        TableColumns table = TableColumns.Of(target) ?? throw Arguments.Unknown(target, "the table of bulk_insert");
        PythonValue? rows = scope.Operation.Argument(1, "rows");
        if (rows is not SequenceValue known)
        {
            string reason = rows is null ? "they are not given" : Arguments.Reason(rows);
            scope.LeaveValueOut($"the rows of bulk_insert are not known: {reason}");
            scope.Emit($"INSERT INTO {table.ShownName} {Columns(table)}");
            return;
        }

        foreach (PythonValue row in known.Items.Take(MostRows))
        {
            Insert(table, row, scope);
        }

        if (known.Items.Count > MostRows)
        {
            throw new UnrenderableException($"bulk_insert has {known.Items.Count:N0} rows, more than {MostRows:N0}");
        }
    }

    private static string Columns(TableColumns table) => table.Columns.Count == 0
        ? "DEFAULT VALUES"
        : $"({Names.List(table.Columns.Select(column => column.Key))}) VALUES ({string.Join(", ", table.Columns.Select(_ => "NULL"))})";

    private static void Insert(TableColumns table, PythonValue row, RenderScope scope)
    {
        if (row is not DictionaryValue values)
        {
            scope.LeaveValueOut($"a row of bulk_insert is not known: {Arguments.Reason(row)}");
            scope.Emit($"INSERT INTO {table.ShownName} {Columns(table)}");
            return;
        }

        IReadOnlyList<KeyValuePair<string, PythonValue>> pairs =
            [.. values.Items.Select(item => KeyValuePair.Create(Arguments.Name(item.Key, "a column of bulk_insert"), item.Value))];
        scope.Emit(InsertText.Of(table, InsertText.Ordered(table, pairs), scope));
    }
}
