using Npgsql;
using PgDbre.Core.Catalog.Copying;
using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Catalog.Copying;

/// <summary>
/// Makes a copied schema in a database that is ours to change. Statements go by the hundred; those that fail are tried again after the
/// others, as long as that makes any of them succeed.
/// </summary>
public sealed class SchemaCopyWriter
{
    // A statement keeps its locks until the transaction ends, and the server's lock table holds some thousands.
    private const int Portion = 100;

    // Function bodies may name what is not there yet; a body that is wrong was wrong in the source. Names are complete.
    private const string Settings =
        """
        SELECT set_config('check_function_bodies', 'off', true), set_config('search_path', '', true),
               set_config('synchronous_commit', 'off', true)
        """;

    private readonly PgConnection _target;
    private readonly SessionLimits _limits;
    private readonly List<(CopyStatement Statement, PgDbreException Failure)> _failures = [];

    private SchemaCopyWriter(PgConnection target, SessionLimits limits)
    {
        _target = target;
        _limits = limits;
    }

    /// <summary>Runs the statements. What is there already is an error like any other and stays as it is.</summary>
    /// <returns>What could not be made, with what the server said; empty if all was.</returns>
    /// <exception cref="PgDbreException">The connection failed.</exception>
    public static async Task<IReadOnlyList<CopyGap>> ApplyAsync(
        PgConnection target, SchemaCopy copy, SessionLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(copy);
        SchemaCopyWriter writer = new(target, limits);
        IReadOnlyList<CopyStatement> left = copy.Statements;
        int before;
        do
        {
            before = left.Count;
            writer._failures.Clear();
            foreach (CopyStatement[] portion in left.Chunk(Portion))
            {
                await writer.RunAsync(portion, cancellation).ConfigureAwait(false);
            }

            left = [.. writer._failures.Select(failed => failed.Statement)];
        }
        while (left.Count > 0 && left.Count < before);
        return writer._failures.ConvertAll(one => new CopyGap(one.Statement.Kind, one.Statement.Identity, one.Failure.Message));
    }

    // One that fails takes its transaction with it; halving finds it.
    private async Task RunAsync(ArraySegment<CopyStatement> statements, CancellationToken cancellation)
    {
        if (await TryAsync(statements, cancellation).ConfigureAwait(false) is not { } failure)
        {
            return;
        }

        if (statements.Count == 1)
        {
            _failures.Add((statements[0], failure));
            return;
        }

        int half = statements.Count / 2;
        await RunAsync(statements[..half], cancellation).ConfigureAwait(false);
        await RunAsync(statements[half..], cancellation).ConfigureAwait(false);
    }

    private async Task<PgDbreException?> TryAsync(ArraySegment<CopyStatement> statements, CancellationToken cancellation)
    {
        ServerTransaction transaction = await ServerTransaction.ReadWriteAsync(_target, _limits, cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            try
            {
                IEnumerable<string> texts = statements.Select(one => one.Sql).Prepend(OwnStatement.Mark(Settings));
                NpgsqlBatchCommand[] commands = [.. texts.Select(text => new NpgsqlBatchCommand(text))];
                await transaction.RunAsync(commands, _ => Task.FromResult(true), isLast: false, cancellation).ConfigureAwait(false);
                await transaction.CommitAsync(cancellation).ConfigureAwait(false);
                return null;
            }
            catch (PgDbreException failure) when (failure.SqlState is not null && transaction.IsUsable)
            {
                return failure;
            }
        }
    }
}
