namespace PgDbre.Core.Sql.Statements;

/// <summary>How long a table, sequence or view lives.</summary>
public enum Persistence
{
    /// <summary>Until it is dropped.</summary>
    Permanent,
    /// <summary>Until the session ends.</summary>
    Temporary,
    /// <summary>Until it is dropped, but emptied by a crash.</summary>
    Unlogged,
}
