namespace PgDbre.Data.Migrations;

/// <summary>
/// Whether a transaction block is open, told from the statements that ran: the driver does not say, and PostgreSQL has no function that
/// does.
/// </summary>
internal enum TransactionState
{
    /// <summary>None: each statement commits by itself.</summary>
    None,

    /// <summary>One is open.</summary>
    Open,

    /// <summary>One is open and failed: only its end, or a savepoint's, will be taken.</summary>
    Aborted,
}
