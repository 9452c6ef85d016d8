namespace PgDbre.Core.Sql.Statements;

/// <summary>One subcommand of an ALTER statement.</summary>
public abstract record AlterAction
{
    /// <summary>Where it stands.</summary>
    public SqlFragment Source { get; init; } = null!;

    /// <summary>As it stands in the source.</summary>
    public sealed override string ToString() => Source.Text;
}
