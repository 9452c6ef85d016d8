using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Reading;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Plans;

/// <summary>
/// EXPLAINs one statement inside a given transaction and leaves the transaction as it was: everything happens behind a
/// savepoint that is rolled back, or ends the transaction if nothing comes after. One round trip, two or more only after an error.
/// </summary>
internal static class StatementPlanner
{
    private const string Savepoint = "pgdbre_plan";
    private const string PreparedName = "pgdbre_plan";
    private const string PrepareCommand = $"PREPARE {PreparedName}";

    /// <summary>The plan, without findings; null for a statement that a rule rewrites to nothing.</summary>
    /// <exception cref="PgDbreException">What the server refused, by <see cref="SqlStateTable"/>.</exception>
    public static async Task<Plan?> PlanAsync(
        PgConnection connection, ServerTransaction transaction, PlanRequest request, CancellationToken cancellation, bool isLast = false)
    {
        string json = await ExplainAsync(transaction, request, cancellation, isLast).ConfigureAwait(false);
        PlanContext context = new()
        {
            Server = connection.Server,
            Database = connection.Database,
            QueryId = request.QueryId,
            Query = request.Statement.Text,
            IsGeneric = request.IsGeneric,
            VersionNumber = connection.Identity.VersionNumber,
        };
        return JsonPlanReader.Read(json, context) is [var plan, ..] ? plan : null;
    }

    /// <summary>The plan as the server's JSON.</summary>
    /// <exception cref="PgDbreException">What the server refused, by <see cref="SqlStateTable"/>.</exception>
    public static async Task<string> ExplainAsync(
        ServerTransaction transaction, PlanRequest request, CancellationToken cancellation, bool isLast = false)
    {
        if (request.Statement.ParameterCount == 0)
        {
            string[] steps = [Explain(request, request.Statement.Text)];
            return await RunAsync(transaction, request, steps, isLast, cancellation).ConfigureAwait(false);
        }

        PreparableSql prepared = request.Values is null
            ? PreparableSql.From(request.Statement, request.LimitRows)
            : PreparableSql.WithValues(request.Statement, request.Values);
        return await ExplainPreparedAsync(transaction, request, prepared, isLast, cancellation).ConfigureAwait(false);
    }

    /// <summary>True for the texts this sends: what the server reports of them is about the statement itself, or our own work.</summary>
    public static bool IsOwn(string sql) => sql.StartsWith(PrepareCommand, StringComparison.Ordinal) || OwnStatement.IsMarked(sql);

    // EXPLAIN (GENERIC_PLAN) cannot be used: the driver's extended protocol makes it fail or plan with the bound values.
    private static async Task<string> ExplainPreparedAsync(
        ServerTransaction transaction, PlanRequest request, PreparableSql prepared, bool isLast, CancellationToken cancellation)
    {
        ParameterTypes types = ParameterTypes.Inferred(prepared.Values);
        while (true)
        {
            try
            {
                return await RunAsync(transaction, request, PreparedSteps(request, prepared, types), isLast, cancellation)
                    .ConfigureAwait(false);
            }
            catch (PgDbreException failure) when (types.DeclareFrom(failure))
            {
                await ForgetPreparedAsync(transaction, cancellation).ConfigureAwait(false);
            }
            catch (Exception failure) when (IsRecoverable(transaction, failure))
            {
                await TryAsync(ForgetPreparedAsync(transaction, CancellationToken.None)).ConfigureAwait(false);
                throw;
            }
        }
    }

    private static string[] PreparedSteps(PlanRequest request, PreparableSql prepared, ParameterTypes types)
    {
        string mode = request.Values is null ? "force_generic_plan" : "force_custom_plan";
        string arguments = prepared.ParameterCount == 0 ? "" : $"({string.Join(", ", prepared.Values.Select(SqlLiteral.Quote))})";
        return
        [
            OwnStatement.Mark($"SELECT set_config('plan_cache_mode', '{mode}', true)"),
            $"{PrepareCommand}{types} AS {prepared.Text}",
            Explain(request, $"EXECUTE {PreparedName}{arguments}"),
            $"DEALLOCATE {PreparedName}",
        ];
    }

    private static string Explain(PlanRequest request, string statement)
    {
        string measured = request.Analyze ? "ANALYZE, BUFFERS, WAL, " : "";
        return $"{OwnStatement.Mark("EXPLAIN")} ({measured}VERBOSE, SETTINGS, FORMAT JSON) {statement}";
    }

    private static async Task<string> RunAsync(
        ServerTransaction transaction, PlanRequest request, string[] steps, bool isLast, CancellationToken cancellation)
    {
        string[] end = isLast ? [] : [$"ROLLBACK TO SAVEPOINT {Savepoint}", $"RELEASE SAVEPOINT {Savepoint}"];
        NpgsqlBatchCommand[] commands =
        [
            Command($"SAVEPOINT {Savepoint}"),
            .. request.Settings.Select(setting =>
                Command(OwnStatement.Mark("SELECT set_config($1, $2, true)"), setting.Key, setting.Value)),
            .. steps.Select(step => Command(step)),
            .. end.Select(step => Command(step)),
        ];
        try
        {
            return await transaction.RunAsync(commands, rows => ReadPlanAsync(rows, cancellation), isLast, cancellation)
                .ConfigureAwait(false);
        }
        catch (Exception failure) when (IsRecoverable(transaction, failure))
        {
            string back = $"ROLLBACK TO SAVEPOINT {Savepoint}; RELEASE SAVEPOINT {Savepoint}";
            await TryAsync(transaction.ExecuteAsync(back, CancellationToken.None)).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<string> ReadPlanAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        string? plan = null;
        do
        {
            if (reader.FieldCount == 1 && reader.GetName(0) == "QUERY PLAN" && await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                plan = reader.GetString(0);
            }
        }
        while (await reader.NextResultAsync(cancellation).ConfigureAwait(false));

        // A rule can rewrite a statement to nothing (DO INSTEAD NOTHING); then there is no plan.
        return plan ?? "[]";
    }

    private static bool IsRecoverable(ServerTransaction transaction, Exception failure) =>
        transaction.IsUsable && (failure is OperationCanceledException or PgDbreException { SqlState: not null });

    // What failed before the savepoint was there leaves nothing to go back to, and its own error is the one to tell.
    private static async Task TryAsync(Task recovery)
    {
        try
        {
            await recovery.ConfigureAwait(false);
        }
        catch (PgDbreException)
        {
        }
    }

    // PREPARE outlives a rollback, so a statement that failed between PREPARE and DEALLOCATE is still there.
    private static async Task ForgetPreparedAsync(ServerTransaction transaction, CancellationToken cancellation)
    {
        List<bool> exists = await transaction.ListAsync(
            "SELECT EXISTS (SELECT FROM pg_prepared_statements WHERE name = $1)", row => row.GetBoolean(0), cancellation, PreparedName)
            .ConfigureAwait(false);
        if (exists[0])
        {
            await transaction.ExecuteAsync($"DEALLOCATE {PreparedName}", cancellation).ConfigureAwait(false);
        }
    }

    private static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        NpgsqlBatchCommand command = new(sql);
        foreach (object value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
