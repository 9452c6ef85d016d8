using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>The CHECK that lets SET NOT NULL do without a scan.</summary>
internal static class NotNullCheck
{
    /// <summary>Its name as SQL: table_column_not_null.</summary>
    public static string Name(QualifiedName table, string column) => SqlIdentifier.Display($"{table.Name}_{column}_not_null");
}
