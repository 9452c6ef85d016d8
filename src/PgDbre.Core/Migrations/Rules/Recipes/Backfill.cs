using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>Rows changed in batches along the primary key, each committed, so that no lock lives longer than a batch.</summary>
internal static class Backfill
{
    /// <summary>
    /// A block that sets a column where the condition holds; null for a table whose primary key is not known to be one column of an integer
    /// type.
    /// </summary>
    /// <param name="table">The table as the model knows it.</param>
    /// <param name="assignment">What stands behind SET.</param>
    /// <param name="condition">Which rows still need it.</param>
    public static string? Sql(RelationModel? table, string assignment, string condition)
    {
        string? key = table?.Constraints
            .FirstOrDefault(constraint => constraint is { Kind: ConstraintKind.PrimaryKey, Columns.Count: 1 })?.Columns[0];
        if (key is null || table!.Column(key)?.Type is not { Name.Name: "int2" or "int4" or "int8" or "serial" or "bigserial" })
        {
            return null;
        }

        string id = SqlIdentifier.Display(key);
        return $"""
            DO $$ DECLARE last bigint := 0; next bigint; BEGIN LOOP
                SELECT max({id}) INTO next FROM (SELECT {id} FROM {table.Name} WHERE {id} > last ORDER BY {id} LIMIT 5000) AS batch;
                EXIT WHEN next IS NULL;
                UPDATE {table.Name} SET {assignment}
                    WHERE {id} > last AND {id} <= next AND {condition};
                last := next; COMMIT; PERFORM pg_sleep(0.05);
            END LOOP; END $$;
            """;
    }

    /// <summary>The block, or what to do in words as a comment of SQL.</summary>
    public static string SqlOrWords(RelationModel? table, string assignment, string condition) =>
        Sql(table, assignment, condition)
        ?? $"-- in batches along the primary key, each committed: SET {assignment} WHERE {condition}";
}
