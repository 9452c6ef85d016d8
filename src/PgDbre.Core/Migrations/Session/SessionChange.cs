using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Session;

/// <summary>What a statement does to the session.</summary>
internal static class SessionChange
{
    /// <summary>Before the statement: the runner's transaction begins, or ends for what runs outside of it.</summary>
    public static SessionModel Before(SessionModel session, SchemaModel schema, MigrationStatement statement, bool isTransactional)
    {
        if (statement.Inside is not null)
        {
            return session.InBlock();
        }

        if (statement.IsAutocommit && session.IsRunnersTransaction)
        {
            session = session.End();
        }

        if (session.IsInTransaction)
        {
            return session;
        }

        return isTransactional && !statement.IsAutocommit ? session.Begin(schema, statement: null) : session.Alone();
    }

    /// <summary>After it.</summary>
    public static SessionModel After(
        SessionModel session, SchemaModel schema, MigrationStatement statement, IReadOnlyList<LockEffect> effects) =>
        statement.Tree switch
        {
            TransactionStatement transaction => Take(session, schema, transaction, statement),
            SetParameter { IsFromCurrent: true } => session,
            SetParameter { IsDefault: true } set => session.Reset(set.Name),
            SetParameter set => session.Set(set.Name, set.Value, set.IsLocal),
            ResetParameter reset => session.Reset(reset.Name),
            SessionCommand { Keyword: "discard" } => session.Reset(name: null),
            SelectStatement select => select.FunctionCalls.Aggregate(session, SetConfig).Hold(effects, statement),
            _ => session.Hold(effects, statement),
        };

    private static SessionModel Take(
        SessionModel session, SchemaModel schema, TransactionStatement transaction, MigrationStatement statement) => transaction.Kind switch
    {
        // In a DO block COMMIT begins the next transaction at once; inside of another transaction it fails.
        TransactionKind.Commit or TransactionKind.Rollback when statement.Inside is not null =>
            session.IsInTransaction ? session : session.End().Alone().InBlock(),
        TransactionKind.Begin when !session.IsInTransaction => session.Begin(schema, statement),
        TransactionKind.Commit when transaction.IsChain && session.IsInTransaction => session.End().Begin(schema, statement),
        TransactionKind.Rollback when transaction.IsChain && session.IsInTransaction => session.End(undo: true).Begin(schema, statement),
        TransactionKind.Commit or TransactionKind.Prepare => session.End(),
        TransactionKind.Rollback => session.End(undo: true),
        _ => session,
    };

    // set_config(name, value, is_local) with constants.
    private static SessionModel SetConfig(SessionModel session, FunctionCall call)
    {
        if (call.Name.Name != "set_config" || call.Arguments is not { } arguments)
        {
            return session;
        }

        string[] values = [.. arguments.Tokens.Where(token => token.Kind is SqlTokenKind.String || token.IsAnyWord("true", "false"))
            .Select(token => token.Kind is SqlTokenKind.String ? SqlStringValue.Of(token).Text : token.Identifier!)];
        return values.Length == 3 ? session.Set(values[0], values[1], isLocal: values[2] is "true") : session;
    }
}
