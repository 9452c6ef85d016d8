namespace PgDbre.Core.Migrations.Shadow;

/// <summary>A transaction of the migration's runner that could not be committed: all its statements were undone.</summary>
/// <param name="Transaction">Its number in <see cref="ShadowStatement.Transaction"/>.</param>
/// <param name="SqlState">SQLSTATE.</param>
/// <param name="Message">What the server said.</param>
public sealed record CommitFailure(int Transaction, string SqlState, string Message);
