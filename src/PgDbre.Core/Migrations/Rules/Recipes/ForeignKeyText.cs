using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>A foreign key as ADD CONSTRAINT takes it.</summary>
internal static class ForeignKeyText
{
    /// <summary>FOREIGN KEY (…) REFERENCES … with its actions.</summary>
    /// <param name="key">The key.</param>
    /// <param name="own">Its columns where it stands in a column's definition.</param>
    public static string Of(ForeignKeyConstraint key, IReadOnlyList<string> own)
    {
        string columns = List(key.Columns.Count > 0 ? key.Columns : own);
        string referenced = key.ReferencedColumns.Count > 0 ? $" ({List(key.ReferencedColumns)})" : "";
        string match = key.Match is "full" ? " MATCH FULL" : "";
        string delete = key.OnDelete is { } onDelete ? $" ON DELETE {Upper(onDelete)}" : "";
        string update = key.OnUpdate is { } onUpdate ? $" ON UPDATE {Upper(onUpdate)}" : "";
        string deferrable = key.IsInitiallyDeferred ? " DEFERRABLE INITIALLY DEFERRED" : key.IsDeferrable ? " DEFERRABLE" : "";
        return $"FOREIGN KEY ({columns}) REFERENCES {key.ReferencedTable}{referenced}{match}{delete}{update}{deferrable}";
    }

    // set null (a) names columns, which keep their case.
    private static string Upper(string action)
    {
        int columns = action.IndexOf('(', StringComparison.Ordinal);
        return columns < 0 ? action.ToUpperInvariant() : $"{action[..columns].ToUpperInvariant()}{action[columns..]}";
    }

    private static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(SqlIdentifier.Display));
}
