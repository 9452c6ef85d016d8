using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Data.Migrations;

/// <summary>Decides of each statement whether it is run, and opens and ends the transactions of the migration's runner.</summary>
internal sealed class MigrationTracer(TracedSession session, StatementTracer tracer, TraceOptions options)
{
    private readonly ShadowGuard _guard = new(session.Database.IsOwnServer, session.Database.Connection.Identity.IsSuperuser);
    private readonly List<StatementTrace> _traces = [];
    private readonly List<CommitFailure> _commitFailures = [];
    private int? _transaction;

    // The rest is not run, because …
    private string? _end;

    // The statement that broke the open transaction.
    private int _breaker;

    /// <summary>Runs the next statement, or says why not.</summary>
    public async Task AddAsync(ShadowStatement shadow, CancellationToken cancellation)
    {
        NumberedStatement statement = new(shadow, _traces.Count + 1);
        await SwitchAsync(shadow.Transaction, cancellation).ConfigureAwait(false);
        if ((_end ?? Broken(statement.Tree) ?? _guard.Refusal(statement.Tree)) is { } reason)
        {
            _traces.Add(statement.Trace(StatementOutcome.NotRun, reason));
            return;
        }

        StatementTrace trace = await tracer.TraceAsync(statement, cancellation).ConfigureAwait(false);
        _traces.Add(trace);
        if (trace.Outcome == StatementOutcome.Failed)
        {
            Fail(trace);
        }
    }

    /// <summary>Ends what is open.</summary>
    public async Task<ShadowRun> EndAsync(CancellationToken cancellation)
    {
        await SwitchAsync(null, cancellation).ConfigureAwait(false);
        bool isOpen = tracer.State == TransactionState.Open;
        if (isOpen && session.IsUsable)
        {
            await tracer.RunAsync(TransactionKind.Rollback, cancellation).ConfigureAwait(false);
        }

        return new ShadowRun
        {
            Server = session.Database.Connection.Server,
            ServerVersion = session.Database.Connection.Version,
            Statements = _traces,
            NotReproduced =
                [.. session.Database.MadeUpRoles.Select(role => $"Role {SqlIdentifier.Display(role)} was made up, without rights.")],
            CommitFailures = _commitFailures,
            EndsInTransaction = isOpen,
        };
    }

    // In a failed block only what ends it, or goes back to a savepoint, can succeed.
    private string? Broken(Statement statement) =>
        tracer.State == TransactionState.Aborted
        && statement is not TransactionStatement { Kind: TransactionKind.Commit or TransactionKind.Rollback or TransactionKind.RollbackTo }
            ? $"statement {_breaker} failed, and its transaction with it"
            : null;

    private void Fail(StatementTrace trace)
    {
        _breaker = trace.Ordinal;
        if (!session.IsUsable)
        {
            _end = $"statement {trace.Ordinal} ended the connection";
        }
        else if (_transaction is not null || !options.ContinuesAfterFailure)
        {
            _end = tracer.State == TransactionState.Aborted
                ? $"statement {trace.Ordinal} failed, and its transaction with it"
                : $"statement {trace.Ordinal} failed";
        }
    }

    private async Task SwitchAsync(int? transaction, CancellationToken cancellation)
    {
        if (transaction == _transaction)
        {
            return;
        }

        if (_transaction is { } ending && tracer.State != TransactionState.None && session.IsUsable)
        {
            await LeaveAsync(ending, cancellation).ConfigureAwait(false);
        }

        _transaction = transaction;
        if (transaction is not null && _end is null && tracer.State == TransactionState.None)
        {
            await tracer.RunAsync(TransactionKind.Begin, cancellation).ConfigureAwait(false);
        }
    }

    private async Task LeaveAsync(int transaction, CancellationToken cancellation)
    {
        TransactionKind end = tracer.State == TransactionState.Open ? TransactionKind.Commit : TransactionKind.Rollback;
        ServerAnswer answer = await tracer.RunAsync(end, cancellation).ConfigureAwait(false);
        if (answer.HasFailed)
        {
            _commitFailures.Add(new CommitFailure(transaction, answer.SqlState!, answer.Message!));
            _end = "the transaction before it could not be committed";
        }
    }
}
