namespace PgDbre.Core.Sql;

/// <summary>What a statement does to data.</summary>
public enum StatementKind
{
    /// <summary>SELECT, VALUES, TABLE or WITH that only reads.</summary>
    Read,
    /// <summary>INSERT, UPDATE, DELETE, MERGE, a data-modifying WITH, SELECT INTO, or a SELECT that locks rows.</summary>
    Write,
    /// <summary>Everything else: DDL, SET, VACUUM, BEGIN; EXPLAIN does not take it.</summary>
    Utility,
}
