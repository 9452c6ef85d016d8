using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>A column that is added empty, gets its default for new rows, is filled in batches and becomes NOT NULL last.</summary>
internal static class StepwiseColumn
{
    /// <summary>As SQL.</summary>
    /// <param name="column">The column as it was to be added.</param>
    /// <param name="type">Its type, where that is another one; else as written.</param>
    /// <param name="value">What old and new rows get.</param>
    /// <param name="table">The table.</param>
    /// <param name="step">The statement in its place.</param>
    public static string Sql(ColumnDefinition column, string type, string value, AlterTable table, MigrationStep step)
    {
        string name = SqlIdentifier.Display(column.Name);
        string notNull = column.IsNotNull || column.Type is { IsSerial: true } || column.Identity is not null
            ? $"\n{NotNullSteps.Sql(table.Name, column.Name, step.Options.TargetVersion)}"
            : "";
        return $"""
            ALTER TABLE {table.Name} ADD COLUMN {name} {type};
            ALTER TABLE {table.Name} ALTER COLUMN {name} SET DEFAULT {value};
            -- outside of a transaction:
            {Backfill.SqlOrWords(step.Schema.Find(table.Name), $"{name} = {value}", $"{name} IS NULL")}{notNull}
            """;
    }
}
