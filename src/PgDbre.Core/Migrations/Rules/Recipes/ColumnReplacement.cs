using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>A new column of another type beside the old one, kept in step by a trigger, filled in batches, and swapped.</summary>
internal static class ColumnReplacement
{
    /// <summary>As SQL.</summary>
    public static string Sql(AlterColumnType change, AlterTable table, MigrationStep step)
    {
        string column = SqlIdentifier.Display(change.Column);
        string next = SqlIdentifier.Display($"{change.Column}_new");
        string old = SqlIdentifier.Display($"{change.Column}_old");
        string nullable = IsNotNull(change, table, step) ? $"\nALTER TABLE {table.Name} ALTER COLUMN {old} DROP NOT NULL;" : "";
        string function = SqlIdentifier.Display($"{table.Name.Name}_{change.Column}_new");
        string value = Value(change, "");
        string collation = change.Collation is { } written ? $" COLLATE {written}" : "";
        return $"""
            ALTER TABLE {table.Name} ADD COLUMN {next} {change.Type}{collation};
            CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN NEW.{next} := {Value(change, "NEW.")}; RETURN NEW; END $$;
            CREATE TRIGGER {function} BEFORE INSERT OR UPDATE ON {table.Name} FOR EACH ROW EXECUTE FUNCTION {function}();
            -- outside of a transaction:
            {Backfill.SqlOrWords(step.Schema.Find(table.Name), $"{next} = {value}", $"{next} IS DISTINCT FROM {value}")}
            -- then its default, its indexes CONCURRENTLY, its constraints NOT VALID with VALIDATE; then, in one short transaction:
            DROP TRIGGER {function} ON {table.Name};
            ALTER TABLE {table.Name} RENAME COLUMN {column} TO {old};
            ALTER TABLE {table.Name} RENAME COLUMN {next} TO {column};
            DROP FUNCTION {function}();{nullable}
            """;
    }

    // New rows have no value for the old column; one of a primary key is NOT NULL as long as the key is there.
    private static bool IsNotNull(AlterColumnType change, AlterTable table, MigrationStep step) =>
        step.Schema.Find(table.Name) is { } relation && relation.Column(change.Column) is { IsNotNull: true }
        && !relation.Constraints.Any(one => one.Kind == ConstraintKind.PrimaryKey && one.Columns.Contains(change.Column));

    // USING as it stands, where it mentions nothing that a trigger would have to call by another name.
    private static string Value(AlterColumnType change, string prefix)
    {
        string column = $"{prefix}{SqlIdentifier.Display(change.Column)}";
        return change.Using is not { } expression ? $"{column}::{change.Type}"
            : prefix.Length == 0 || expression.Columns.Count == 0 ? expression.Text
            : string.Concat(Replaced(expression, column));
    }

    private static IEnumerable<string> Replaced(SqlExpression expression, string column)
    {
        int from = expression.Start;
        string name = column[(column.IndexOf('.', StringComparison.Ordinal) + 1)..];
        foreach (SqlToken token in expression.Tokens.Where(token => token.Identifier is { } word && SqlIdentifier.Display(word) == name))
        {
            yield return expression.Source[from..token.Start];
            yield return column;
            from = token.End;
        }

        yield return expression.Source[from..expression.End];
    }
}
