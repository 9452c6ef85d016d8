using Npgsql;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Data.Migrations;

/// <summary>Runs one statement after the other and reads the session's state in between.</summary>
/// <param name="session">Where.</param>
/// <param name="opening">The state before the first.</param>
internal sealed class StatementTracer(TracedSession session, SessionState opening)
{
    private readonly HashSet<uint> _known = [.. opening.Relations.Keys];
    private SessionState _last = opening;

    // What the last state shows was rolled back since.
    private bool _isStale;

    // The last state was read in the transaction block that is open; it is not between BEGIN and the first statement.
    private bool _isOfThisBlock;

    /// <summary>Whether a transaction block is open.</summary>
    public TransactionState State { get; private set; } = TransactionState.None;

    /// <summary>Runs it and says what it did.</summary>
    public Task<StatementTrace> TraceAsync(NumberedStatement statement, CancellationToken cancellation)
    {
        if (State != TransactionState.None)
        {
            return InBlockAsync(statement, cancellation);
        }

        return UnblockableStatement.Of(statement.Tree) is { } unblockable ? WatchedAsync(statement, unblockable, cancellation)
            : IsAboutSession(statement.Tree) ? AloneAsync(statement, cancellation)
            : WrappedAsync(statement, cancellation);
    }

    /// <summary>Opens a transaction of the migration's runner, or ends it.</summary>
    public async Task<ServerAnswer> RunAsync(TransactionKind kind, CancellationToken cancellation)
    {
        string sql = kind.ToString().ToUpperInvariant();
        ServerAnswer answer = await session.SendAsync(sql, cancellation).ConfigureAwait(false);
        State = State.After(new TransactionStatement(kind), answer.HasFailed);
        _isOfThisBlock = false;
        _isStale |= kind == TransactionKind.Rollback || answer.HasFailed;
        return answer;
    }

    // Those that a block would refuse or take otherwise, next to those that open and end it.
    private static bool IsAboutSession(Statement statement) =>
        statement is TransactionStatement or SetTransaction or LockTable or DeclareCursor;

    private async Task<StatementTrace> AloneAsync(NumberedStatement statement, CancellationToken cancellation)
    {
        ServerAnswer answer = await session.SendAsync(statement.Shadow, cancellation).ConfigureAwait(false);
        State = State.After(statement.Tree, answer.HasFailed);
        _isOfThisBlock = false;
        return Describe(statement, answer, _last, _last);
    }

    private async Task<StatementTrace> InBlockAsync(NumberedStatement statement, CancellationToken cancellation)
    {
        // SET TRANSACTION must come before any query, ours included; and a failed block takes none.
        bool canLook = State == TransactionState.Open && (_isOfThisBlock || statement.Tree is not SetTransaction);
        if (canLook && !_isOfThisBlock)
        {
            _last = await session.Probe.ReadAsync(_isStale ? null : _last, cancellation).ConfigureAwait(false);
        }

        SessionState before = _last;
        bool wasOpen = State != TransactionState.None;
        ServerAnswer answer = await session.SendAsync(statement.Shadow, cancellation).ConfigureAwait(false);
        ServerEvents events = session.Events;
        State = State.After(statement.Tree, answer.HasFailed);
        canLook &= State != TransactionState.Aborted && session.IsUsable;
        if (canLook)
        {
            // A COMMIT that fails has rolled back.
            bool goesBack = answer.HasFailed
                || statement.Tree is TransactionStatement { Kind: TransactionKind.Rollback or TransactionKind.RollbackTo };
            _last = await session.Probe.ReadAsync(goesBack ? null : before, cancellation).ConfigureAwait(false);
        }

        _isOfThisBlock = canLook && State == TransactionState.Open;
        _isStale = !canLook;
        return Describe(statement, answer, before, Comparable(before, _last), events, wasOpen: wasOpen);
    }

    // Locks are gone at the end of a transaction: a statement that would be one of its own gets one that we end.
    private async Task<StatementTrace> WrappedAsync(NumberedStatement statement, CancellationToken cancellation)
    {
        SessionState before = await session.Probe.BeginAsync(_isStale ? null : _last, cancellation).ConfigureAwait(false);
        ServerAnswer answer = await session.SendAsync(statement.Shadow, cancellation).ConfigureAwait(false);
        ServerEvents events = session.Events;
        if (!session.IsUsable)
        {
            return Describe(statement, answer, before, before, events);
        }

        if (answer.HasFailed)
        {
            await session.SendAsync("ROLLBACK", cancellation).ConfigureAwait(false);
            return IsRefusedInBlock(answer)
                ? await WatchedAsync(statement, UnblockableStatement.Unknown, cancellation).ConfigureAwait(false)
                : Describe(statement, answer, before, before, events);
        }

        _last = await session.Probe.ReadAsync(before, cancellation).ConfigureAwait(false);
        ServerAnswer commit = await session.SendAsync("COMMIT", cancellation).ConfigureAwait(false);
        _isStale = commit.HasFailed;
        return Describe(statement, commit.HasFailed ? commit : answer, before, _last, events);
    }

    private static bool IsRefusedInBlock(ServerAnswer answer) =>
        answer.SqlState is PostgresErrorCodes.ActiveSqlTransaction or PostgresErrorCodes.InvalidTransactionTermination;

    private async Task<StatementTrace> WatchedAsync(
        NumberedStatement statement, UnblockableStatement unblockable, CancellationToken cancellation)
    {
        SessionState before = await session.Probe.ReadAsync(last: null, cancellation).ConfigureAwait(false);
        List<HeldTable> held = await HoldAsync(unblockable, before, cancellation).ConfigureAwait(false);
        LockWatch watch = new(session.Database.Connection, session.ProcessId);
        Task<ServerAnswer> running = session.SendAsync(statement.Shadow, cancellation);
        try
        {
            await watch.WhileAsync(running, held, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await running.ConfigureAwait(false);
        }

        ServerAnswer answer = await running.ConfigureAwait(false);
        ServerEvents events = session.Events;
        _last = session.IsUsable ? await session.Probe.ReadAsync(last: null, cancellation).ConfigureAwait(false) : before;
        _isStale = false;
        StatementTrace trace = Describe(statement, answer, before, Comparable(before, _last), events, watch.Seen);
        return trace with { NotSeen = [.. trace.NotSeen, .. NotSeen(held.Count > 0)] };
    }

    private async Task<List<HeldTable>> HoldAsync(
        UnblockableStatement unblockable, SessionState before, CancellationToken cancellation)
    {
        List<HeldTable> held = [];
        foreach (uint oid in await session.FindTablesAsync(unblockable.Relations, cancellation).ConfigureAwait(false))
        {
            if (before.Relations.TryGetValue(oid, out RelationState? table) && await HeldTable.TryAsync(
                session.Database.Connection, table.Name, unblockable.HoldMode, cancellation).ConfigureAwait(false) is { } one)
            {
                held.Add(one);
            }
        }

        return held;
    }

    private IEnumerable<string> NotSeen(bool wasHeld)
    {
        if (!wasHeld)
        {
            yield return "It runs in transactions of its own: its locks were only sampled, and short ones may be missing.";
        }

        if (!session.Probe.CountsOutsideTransactions)
        {
            yield return "Scans and rows are not counted outside of a transaction block before PostgreSQL 15.";
        }
    }

    // Where counts are those of one transaction, there is nothing to compare them with after its end.
    private SessionState Comparable(SessionState before, SessionState after) =>
        session.Probe.CountsOutsideTransactions || State == TransactionState.Open ? after : after with { Counters = before.Counters };

    private StatementTrace Describe(
        NumberedStatement statement,
        ServerAnswer answer,
        SessionState before,
        SessionState after,
        ServerEvents? events = null,
        IReadOnlySet<(uint Relation, LockMode Mode)>? seen = null,
        bool wasOpen = false)
    {
        StatementTrace trace = statement.Trace(answer.HasFailed ? StatementOutcome.Failed : StatementOutcome.Ran, answer.Message) with
        {
            SqlState = answer.SqlState,
            DurationMs = answer.DurationMs,
            Timeouts = before.Timeouts,
            WalBytes = after.WalPosition - before.WalPosition,
            Transaction = new TransactionTrace(
                wasOpen, State != TransactionState.None, wasOpen ? before.TransactionId : null, after.TransactionId)
            {
                Isolation = before.Isolation,
            },
        };
        SessionChange change = new(before, after, _known);
        ChangeReport report = new(change, events ?? new ServerEvents(), session.Database.HasEventTriggers);
        return report.AddTo(trace, statement.Tree, seen ?? before.Locks);
    }
}
