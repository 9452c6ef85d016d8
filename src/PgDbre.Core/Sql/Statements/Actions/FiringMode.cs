namespace PgDbre.Core.Sql.Statements;

/// <summary>When a trigger or rule fires.</summary>
public enum FiringMode
{
    /// <summary>DISABLE: never.</summary>
    Disabled,
    /// <summary>ENABLE: unless session_replication_role is replica.</summary>
    Enabled,
    /// <summary>ENABLE REPLICA: only if it is.</summary>
    Replica,
    /// <summary>ENABLE ALWAYS.</summary>
    Always,
}
