using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>A column of ADD COLUMN without its checks, keys and references.</summary>
internal static class PlainColumn
{
    /// <summary>Name, type, collation, default and NOT NULL.</summary>
    public static string Of(ColumnDefinition column)
    {
        string collation = column.Collation is { } written ? $" COLLATE {written}" : "";
        string value = column.Default is { } expression ? $" DEFAULT {expression.Text}" : "";
        string notNull = column.IsNotNull ? " NOT NULL" : "";
        return $"{SqlIdentifier.Display(column.Name)} {column.Type}{collation}{value}{notNull}";
    }
}
