using Npgsql;
using PgDbre.Core.Migrations.Shadow.Seeding;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations.Seeding;

/// <summary>
/// Finds values that meet a table's conditions by asking the server: it tries all combinations of a few candidates per column and gives
/// back those that meet them. Conditions that share a column are tried together.
/// </summary>
internal sealed class ConditionSolver(NpgsqlConnection session)
{
    private const int MaxCombinations = 20_000;
    private const int MaxCandidates = 40;
    private const int Solutions = 8;

    /// <summary>For each column that is in a condition its values, place by place; a column of no solution is left out.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string?>>> SolveAsync(SeedTable table, CancellationToken cancellation)
    {
        Dictionary<string, IReadOnlyList<string?>> values = new(StringComparer.Ordinal);
        foreach (List<SeedCheck> group in Groups(table.Checks))
        {
            SeedColumn[] columns = [.. table.Columns.Where(column => group.Exists(check => IsIn(check, column)))];
            if (columns.Length == 0)
            {
                continue;
            }

            List<string?[]> solutions = await TrySolveAsync(group, columns, cancellation).ConfigureAwait(false);
            for (int i = 0; i < columns.Length && solutions.Count > 0; i++)
            {
                values[columns[i].Name] = [.. solutions.Select(solution => solution[i])];
            }
        }

        return values;
    }

    private static bool IsIn(SeedCheck check, SeedColumn column) => check.Columns.Contains(column.Name, StringComparer.Ordinal);

    private static List<List<SeedCheck>> Groups(IReadOnlyList<SeedCheck> checks)
    {
        List<List<SeedCheck>> groups = [];
        foreach (SeedCheck check in checks)
        {
            List<List<SeedCheck>> touched = [.. groups.Where(group =>
                group.Exists(other => other.Columns.Intersect(check.Columns, StringComparer.Ordinal).Any()))];
            groups.RemoveAll(touched.Contains);
            groups.Add([.. touched.SelectMany(group => group), check]);
        }

        return groups;
    }

    // A condition that fails on a value, as a division by zero, solves nothing; the rows are then tried as they are.
    private async Task<List<string?[]>> TrySolveAsync(List<SeedCheck> group, SeedColumn[] columns, CancellationToken cancellation)
    {
        try
        {
            return await SolveAsync(group, columns, cancellation).ConfigureAwait(false);
        }
        catch (PostgresException)
        {
            return [];
        }
        catch (Exception error) when (ServerError.IsFromServer(error))
        {
            throw ServerError.Translate(error, cancellation);
        }
    }

    private async Task<List<string?[]>> SolveAsync(List<SeedCheck> group, SeedColumn[] columns, CancellationToken cancellation)
    {
        int perColumn = Math.Clamp((int)Math.Pow(MaxCombinations, 1.0 / columns.Length), 2, MaxCandidates);
        await using NpgsqlCommand command = new(Sql(group, columns), session);
        foreach (SeedColumn column in columns)
        {
            string?[] candidates = [.. SeedCandidates.Of(column, group.Where(check => IsIn(check, column)), perColumn)];
            command.Parameters.Add(new NpgsqlParameter { Value = candidates });
        }

        List<string?[]> solutions = [];
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await row.ReadAsync(cancellation).ConfigureAwait(false))
        {
            solutions.Add([.. Enumerable.Range(0, columns.Length).Select(i => row.IsDBNull(i) ? null : row.GetString(i))]);
        }

        return solutions;
    }

    // A check that is NULL is met (src/backend/executor/execMain.c, ExecRelCheck). Different values first: unique columns need them.
    private static string Sql(List<SeedCheck> group, SeedColumn[] columns)
    {
        string[] values = [.. columns.Select((column, i) =>
            $"""
            (SELECT text AS "pgdbre t{i}", text::{column.SqlType} AS {SqlIdentifier.Quote(column.Name)}, place AS "pgdbre p{i}"
             FROM unnest(${i + 1}::text[]) WITH ORDINALITY AS c(text, place)) AS "pgdbre c{i}"
            """)];
        string texts = string.Join(", ", columns.Select((_, i) => $"\"pgdbre t{i}\""));
        string places = string.Join(", ", columns.Select((_, i) => $"\"pgdbre p{i}\""));
        string conditions = string.Join(" AND ", group.Select(check => $"({check.Expression}) IS NOT FALSE"));
        return $"SELECT {texts} FROM {string.Join(" CROSS JOIN ", values)} WHERE {conditions}"
            + $" ORDER BY greatest({places}) LIMIT {Solutions}";
    }
}
