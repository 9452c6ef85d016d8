namespace PgDbre.Core.Sql.Statements;

/// <summary>The statements about transactions.</summary>
public enum TransactionKind
{
    /// <summary>BEGIN or START TRANSACTION.</summary>
    Begin,
    /// <summary>COMMIT or END.</summary>
    Commit,
    /// <summary>ROLLBACK or ABORT.</summary>
    Rollback,
    /// <summary>SAVEPOINT.</summary>
    Savepoint,
    /// <summary>RELEASE.</summary>
    Release,
    /// <summary>ROLLBACK TO.</summary>
    RollbackTo,
    /// <summary>PREPARE TRANSACTION.</summary>
    Prepare,
    /// <summary>COMMIT PREPARED.</summary>
    CommitPrepared,
    /// <summary>ROLLBACK PREPARED.</summary>
    RollbackPrepared,
}
