namespace PgDbre.Core.Sql.Statements;

/// <summary>FOR VALUES … or DEFAULT.</summary>
/// <param name="Kind">How the values are given.</param>
/// <param name="Source">Where it stands.</param>
public sealed record PartitionBound(PartitionBoundKind Kind, SqlFragment Source)
{
    /// <summary>The values of FROM or IN; null for the others.</summary>
    public SqlFragment? Values { get; init; }

    /// <summary>The values of TO; null for the others.</summary>
    public SqlFragment? To { get; init; }
}
