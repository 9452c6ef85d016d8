namespace PgDbre.Core.Sql.Statements;

/// <summary>The ways to bound a partition.</summary>
public enum PartitionBoundKind
{
    /// <summary>DEFAULT.</summary>
    Default,
    /// <summary>FROM … TO.</summary>
    Range,
    /// <summary>IN.</summary>
    List,
    /// <summary>WITH (MODULUS, REMAINDER).</summary>
    Hash,
}
