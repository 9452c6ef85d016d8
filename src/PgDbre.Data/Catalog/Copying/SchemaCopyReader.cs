using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Catalog.Copying;
using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Catalog.Copying;

/// <summary>
/// Reads a database's schema as statements that make it again. Reads the catalog only, which CONNECT is enough for; the number of round
/// trips is fixed. No lock is waited for longer than the limits say: what somebody holds exclusively is left out and named.
/// </summary>
public static class SchemaCopyReader
{
    private const int Attempts = 3;

    /// <summary>Reads the schemas that match one of the wildcards.</summary>
    /// <param name="connection">The source.</param>
    /// <param name="schemas">Wildcards (* and ?) for names of schemas; system schemas never match.</param>
    /// <param name="targetMajor">Major version of the server the copy is for; what it does not know is left out and named.</param>
    /// <param name="limits">Time limits of each statement.</param>
    /// <param name="cancellation">Cancels the running statement on the server.</param>
    /// <exception cref="PgDbreException">The connection or a statement failed.</exception>
    public static async Task<SchemaCopy> ReadAsync(
        PgConnection connection, IEnumerable<string> schemas, int targetMajor, SessionLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        string pattern = SchemaPattern.ToRegex(schemas);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadOnceAsync(connection, pattern, targetMajor, limits, cancellation).ConfigureAwait(false);
            }
            catch (PgDbreException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable && attempt < Attempts)
            {
                // Somebody took a table after we had asked who holds one; the next reading leaves it out.
            }
        }
    }

    private static async Task<SchemaCopy> ReadOnceAsync(
        PgConnection connection, string pattern, int targetMajor, SessionLimits limits, CancellationToken cancellation)
    {
        int major = connection.Identity.Major;
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(connection, limits, cancellation).ConfigureAwait(false);
        await transaction.ExecuteAsync(CopyBatch.EmptySearchPath, cancellation).ConfigureAwait(false);
        List<uint> held = await transaction.ListAsync(
            CopyGapsSql.Held, row => row.GetFieldValue<uint>(0), cancellation).ConfigureAwait(false);
        CopyBatch batch = new(pattern, [.. held], targetMajor, limits);
        batch.AddNames(CopyViewsSql.Names(major));
        foreach ((CopyStage stage, string sql) in Steps(major))
        {
            batch.Add(stage, sql);
        }

        await batch.RunAsync(transaction, cancellation).ConfigureAwait(false);
        batch.AddPortions(CopyStage.View, 'v', CopyViewsSql.Views);
        batch.AddPortions(CopyStage.Rule, 'r', CopyViewsSql.Rules);
        batch.AddPortions(CopyStage.Function, 'f', CopyViewsSql.Functions);
        await batch.RunAsync(transaction, cancellation).ConfigureAwait(false);
        return new SchemaCopy { Statements = CopyOrder.Sort(batch.Statements), Gaps = batch.Gaps };
    }

    private static IEnumerable<(CopyStage Stage, string Sql)> Steps(int major) =>
    [
        (CopyStage.Schema, CopyTypesSql.Schemas),
        (CopyStage.Extension, CopyTypesSql.Extensions),
        (CopyStage.ExtensionSchema, CopyTypesSql.ExtensionSchemas),
        (CopyStage.Role, CopyTypesSql.Roles),
        (CopyStage.Collation, CopyTypesSql.Collations),
        (CopyStage.Type, CopyTypesSql.Types(major)),
        (CopyStage.Sequence, CopyTypesSql.Sequences),
        (CopyStage.SequenceOwner, CopyTypesSql.SequenceOwners),
        (CopyStage.Dictionary, CopyRoutinesSql.Dictionaries),
        (CopyStage.SearchConfiguration, CopyRoutinesSql.SearchConfigurations),
        (CopyStage.SearchMapping, CopyRoutinesSql.SearchMappings),
        (CopyStage.Function, CopyRoutinesSql.Functions(major)),
        (CopyStage.Aggregate, CopyRoutinesSql.Aggregates),
        (CopyStage.Operator, CopyRoutinesSql.Operators),
        (CopyStage.Cast, CopyRoutinesSql.Casts),
        (CopyStage.Table, CopyTablesSql.Tables(major)),
        (CopyStage.Table, CopyTablesSql.ColumnGaps(major)),
        (CopyStage.Partition, CopyTablesSql.Partitions),
        (CopyStage.Column, CopyTablesSql.Columns(major)),
        (CopyStage.Default, CopyTablesSql.DomainDefaults),
        (CopyStage.Default, CopyTablesSql.Defaults(ofViews: false)),
        (CopyStage.ViewDefault, CopyTablesSql.Defaults(ofViews: true)),
        (CopyStage.Check, CopyConstraintsSql.DomainChecks),
        (CopyStage.Check, CopyConstraintsSql.Checks(major)),
        (CopyStage.Key, CopyConstraintsSql.Keys(major)),
        (CopyStage.Index, CopyConstraintsSql.Indexes(ofViews: false)),
        (CopyStage.ViewIndex, CopyConstraintsSql.Indexes(ofViews: true)),
        (CopyStage.IndexPartition, CopyConstraintsSql.IndexPartitions),
        (CopyStage.IndexSetting, CopyConstraintsSql.IndexSettings),
        (CopyStage.ForeignKey, CopyConstraintsSql.ForeignKeys(major)),
        (CopyStage.Statistics, CopyConstraintsSql.Statistics),
        (CopyStage.Trigger, CopyViewsSql.Triggers),
        (CopyStage.TriggerState, CopyViewsSql.TriggerStates),
        (CopyStage.Policy, CopyViewsSql.Policies),
        (CopyStage.TableSetting, CopyTablesSql.Settings),
        (CopyStage.TableSetting, CopyGapsSql.HeldNames),
        (CopyStage.TableSetting, CopyGapsSql.Omitted),
    ];
}
