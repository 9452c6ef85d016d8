using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>UNIQUE or PRIMARY KEY from an index that was built CONCURRENTLY.</summary>
internal static class IndexedKey
{
    /// <summary>As SQL.</summary>
    /// <param name="table">The table as SQL names it.</param>
    /// <param name="name">The constraint's name, which the index gets as well.</param>
    /// <param name="key">UNIQUE or PRIMARY KEY.</param>
    /// <param name="columns">Its columns.</param>
    public static string Sql(QualifiedName table, string name, KeyConstraint key, IReadOnlyList<string> columns) =>
        $"""
        -- outside of a transaction; look at pg_index.indisvalid afterwards:
        {Build(table, name, key, columns)}
        {Add(table, name, key)}
        """;

    /// <summary>As code of a revision.</summary>
    public static string Alembic(QualifiedName table, string name, KeyConstraint key, IReadOnlyList<string> columns) =>
        $"""
        {AlembicCode.Autocommit(Build(table, name, key, columns))}
        {AlembicCode.Execute(Add(table, name, key))}
        """;

    /// <summary>The constraint's name: the one written, or the one that the server would choose.</summary>
    public static string Name(QualifiedName table, KeyConstraint key, IReadOnlyList<string> columns) =>
        key.Name ?? (key is PrimaryKeyConstraint ? $"{table.Name}_pkey" : $"{table.Name}_{string.Join('_', columns)}_key");

    private static string Build(QualifiedName table, string name, KeyConstraint key, IReadOnlyList<string> columns)
    {
        string include = key.Include.Count == 0 ? "" : $" INCLUDE ({List(key.Include)})";
        string nulls = key is UniqueConstraint { NullsNotDistinct: true } ? " NULLS NOT DISTINCT" : "";
        return $"CREATE UNIQUE INDEX CONCURRENTLY {SqlIdentifier.Display(name)} ON {table} ({List(columns)}){include}{nulls};";
    }

    private static string Add(QualifiedName table, string name, KeyConstraint key)
    {
        string index = SqlIdentifier.Display(name);
        string deferrable = key.IsInitiallyDeferred ? " DEFERRABLE INITIALLY DEFERRED" : key.IsDeferrable ? " DEFERRABLE" : "";
        string kind = key is PrimaryKeyConstraint ? "PRIMARY KEY" : "UNIQUE";
        return $"ALTER TABLE {table} ADD CONSTRAINT {index} {kind} USING INDEX {index}{deferrable};";
    }

    private static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(SqlIdentifier.Display));
}
