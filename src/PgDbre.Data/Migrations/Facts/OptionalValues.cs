using Npgsql;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>Values of a row that may be NULL.</summary>
internal static class OptionalValues
{
    public static string? Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? Number(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static DateTimeOffset? Time(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    public static string[] Texts(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? [] : row.GetFieldValue<string[]>(column);

    /// <summary>A schema and, in the next column, a name.</summary>
    public static QualifiedName Name(this NpgsqlDataReader row, int column) => new(row.GetString(column), row.GetString(column + 1));

    /// <summary>The same; null where the name is.</summary>
    public static QualifiedName? NameOrNull(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column + 1) ? null : row.Name(column);
}
