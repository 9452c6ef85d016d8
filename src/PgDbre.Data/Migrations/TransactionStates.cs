using PgDbre.Core.Sql.Statements;

namespace PgDbre.Data.Migrations;

/// <summary>How statements change the state (src/backend/access/transam/xact.c).</summary>
internal static class TransactionStates
{
    public static TransactionState After(this TransactionState state, Statement statement, bool hasFailed)
    {
        if (hasFailed)
        {
            // A COMMIT that fails has rolled back.
            return state == TransactionState.None || statement is TransactionStatement { Kind: TransactionKind.Commit }
                ? TransactionState.None
                : TransactionState.Aborted;
        }

        return statement is TransactionStatement transaction ? After(state, transaction) : state;
    }

    private static TransactionState After(TransactionState state, TransactionStatement statement) => statement.Kind switch
    {
        TransactionKind.Begin => TransactionState.Open,
        TransactionKind.Commit or TransactionKind.Rollback =>
            statement.IsChain && state != TransactionState.None ? TransactionState.Open : TransactionState.None,
        TransactionKind.RollbackTo => TransactionState.Open,
        _ => state,
    };
}
