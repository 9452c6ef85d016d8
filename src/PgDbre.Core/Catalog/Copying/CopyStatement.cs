namespace PgDbre.Core.Catalog.Copying;

/// <summary>One statement that makes one object of the source again.</summary>
public sealed record CopyStatement
{
    /// <summary>Where in the order it stands.</summary>
    public required CopyStage Stage { get; init; }

    /// <summary>What it makes, in PostgreSQL's words: table, index, foreign key.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of the object, with schema and quoted as SQL wants it.</summary>
    public required string Identity { get; init; }

    /// <summary>The statement, without a semicolon at its end that matters.</summary>
    public required string Sql { get; init; }

    /// <summary>The object's oid in the source.</summary>
    public uint Oid { get; init; }

    /// <summary>oids of objects of the same stage that must be there before.</summary>
    public IReadOnlyList<uint> Needs { get; init; } = [];

    /// <inheritdoc />
    public override string ToString() => $"{Kind} {Identity}";
}
