namespace PgDbre.Core.Migrations.Locks;

/// <summary>Why ADD COLUMN works through the table; the first of them that holds.</summary>
internal enum AddedColumnCause
{
    /// <summary>It does not.</summary>
    None,
    /// <summary>serial or identity: every row gets a number of its own.</summary>
    Sequence,
    /// <summary>GENERATED … STORED.</summary>
    Generated,
    /// <summary>A domain with constraints.</summary>
    Domain,
    /// <summary>A default that calls a volatile function.</summary>
    VolatileDefault,
    /// <summary>UNIQUE or PRIMARY KEY.</summary>
    Key,
    /// <summary>CHECK.</summary>
    Check,
    /// <summary>REFERENCES, with a default to look up.</summary>
    ForeignKey,
}
