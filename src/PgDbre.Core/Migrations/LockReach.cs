namespace PgDbre.Core.Migrations;

/// <summary>Whom a lock keeps waiting, least first.</summary>
public enum LockReach
{
    /// <summary>Only other changes of the schema, and VACUUM.</summary>
    SchemaChanges,

    /// <summary>INSERT, UPDATE, DELETE and SELECT FOR UPDATE as well.</summary>
    Writes,

    /// <summary>Every query.</summary>
    ReadsAndWrites,
}
