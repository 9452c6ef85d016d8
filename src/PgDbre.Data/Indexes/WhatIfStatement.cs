using System.Globalization;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Selection;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;
using PgDbre.Data.Plans;

namespace PgDbre.Data.Indexes;

/// <summary>
/// A query that is planned again and again: $n text is prepared once and lives until it is deallocated. Its generic plan is cached
/// by the server, so DISCARD PLANS must stand between two sets of indexes.
/// </summary>
/// <param name="Explain">EXPLAIN of it.</param>
/// <param name="PreparedName">The prepared statement; null for literal text.</param>
internal sealed record WhatIfStatement(string Explain, string? PreparedName)
{
    private static readonly string Prefix = $"{OwnStatement.Mark("EXPLAIN")} (FORMAT JSON) ";

    /// <exception cref="PgDbreException">The server cannot prepare it.</exception>
    public static async Task<WhatIfStatement> CreateAsync(
        ServerTransaction transaction, WorkloadQuery query, int number, CancellationToken cancellation)
    {
        SqlStatement statement = query.Statement!;
        if (statement.ParameterCount == 0)
        {
            return new WhatIfStatement(Prefix + statement.Text, null);
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"{OwnStatement.NamePrefix}whatif_{number}");
        PreparableSql prepared = PreparableSql.From(statement, query.LimitRows);
        await PrepareAsync(transaction, name, prepared, cancellation).ConfigureAwait(false);
        string arguments = prepared.ParameterCount == 0 ? "" : $"({string.Join(", ", Enumerable.Repeat("NULL", prepared.ParameterCount))})";
        return new WhatIfStatement($"{Prefix}EXECUTE {name}{arguments}", name);
    }

    private static async Task PrepareAsync(ServerTransaction transaction, string name, PreparableSql prepared, CancellationToken cancellation)
    {
        const string savepoint = "pgdbre_prepare";
        ParameterTypes types = ParameterTypes.Inferred(prepared.Values);
        while (true)
        {
            await transaction.ExecuteAsync($"SAVEPOINT {savepoint}", cancellation).ConfigureAwait(false);
            try
            {
                await transaction.ExecuteAsync($"PREPARE {name}{types} AS {prepared.Text}", cancellation).ConfigureAwait(false);
                await transaction.ExecuteAsync($"RELEASE SAVEPOINT {savepoint}", cancellation).ConfigureAwait(false);
                return;
            }
            catch (PgDbreException failure) when (failure.SqlState is not null)
            {
                await transaction.ExecuteAsync($"ROLLBACK TO SAVEPOINT {savepoint}", cancellation).ConfigureAwait(false);
                if (!types.DeclareFrom(failure))
                {
                    throw;
                }
            }
        }
    }
}
