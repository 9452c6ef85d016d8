namespace PgDbre.Core.Sql.Scripts;

/// <summary>A statement that psql sends to the server.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Sender">
/// The psql command that sent it in place of a semicolon (\gexec runs its result as SQL); null for a semicolon.
/// </param>
public sealed record ScriptStatement(SqlStatement Statement, PsqlCommand? Sender) : ScriptItem
{
    /// <inheritdoc />
    public override int Start => Statement.Start;

    /// <inheritdoc />
    public override int Line => Statement.Line;
}
