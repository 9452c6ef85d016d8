using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>SET NOT NULL without a scan under its lock: a check that is validated first proves it (12), or NOT VALID itself (18).</summary>
internal static class NotNullSteps
{
    /// <summary>As SQL.</summary>
    /// <param name="table">The table as SQL names it.</param>
    /// <param name="column">The column.</param>
    /// <param name="target">Major version of the server.</param>
    public static string Sql(QualifiedName table, string column, int target)
    {
        string name = Name(table, column);
        string plain = SqlIdentifier.Display(column);
        return target >= 18
            ? LaterValidation.Sql(table.ToString(), name, $"NOT NULL {plain}")
            : $"""
            {LaterValidation.Sql(table.ToString(), name, $"CHECK ({plain} IS NOT NULL)")}
            -- then, as two statements: in one ALTER TABLE the drop would run first
            ALTER TABLE {table} ALTER COLUMN {plain} SET NOT NULL;
            ALTER TABLE {table} DROP CONSTRAINT {name};
            """;
    }

    /// <summary>As code of two revisions.</summary>
    public static string Alembic(QualifiedName table, string column, int target)
    {
        string name = Name(table, column);
        string plain = SqlIdentifier.Display(column);
        return target >= 18
            ? LaterValidation.Alembic(table.ToString(), name, $"NOT NULL {plain}")
            : $"""
            {LaterValidation.Alembic(table.ToString(), name, $"CHECK ({plain} IS NOT NULL)")}
            {AlembicCode.Execute($"ALTER TABLE {table} ALTER COLUMN {plain} SET NOT NULL", $"ALTER TABLE {table} DROP CONSTRAINT {name}")}
            """;
    }

    private static string Name(QualifiedName table, string column) => SqlIdentifier.Display($"{table.Name}_{column}_not_null");
}
