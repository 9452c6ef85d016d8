namespace PgDbre.Core.Migrations.Shadow;

/// <summary>In which transaction a statement ran.</summary>
/// <param name="IsOpenBefore">A transaction block was open when it began.</param>
/// <param name="IsOpenAfter">One was open when it ended; false after COMMIT and ROLLBACK, and for a statement on its own.</param>
/// <param name="IdBefore">The transaction's id when it began; null while nothing was written.</param>
/// <param name="IdAfter">
/// The id under which it wrote; null if it wrote nothing, or has several transactions of its own as all that is CONCURRENTLY.
/// </param>
public sealed record TransactionTrace(bool IsOpenBefore, bool IsOpenAfter, ulong? IdBefore, ulong? IdAfter)
{
    /// <summary>transaction_isolation, such as read committed.</summary>
    public required string Isolation { get; init; }
}
