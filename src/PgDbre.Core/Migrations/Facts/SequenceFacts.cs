using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>A sequence and the column that it feeds. Where it stands is not kept: it moves with every row.</summary>
public sealed record SequenceFacts
{
    /// <summary>smallint, integer or bigint.</summary>
    public required string Type { get; init; }

    /// <summary>seqstart.</summary>
    public long Start { get; init; }

    /// <summary>seqincrement.</summary>
    public long Increment { get; init; }

    /// <summary>seqmin.</summary>
    public long Min { get; init; }

    /// <summary>seqmax.</summary>
    public long Max { get; init; }

    /// <summary>CYCLE.</summary>
    public bool IsCycling { get; init; }

    /// <summary>OWNED BY: the table, dropped together with which it is; null for a free one.</summary>
    public QualifiedName? OwnerTable { get; init; }

    /// <summary>OWNED BY: the column; null for a free one.</summary>
    public string? OwnerColumn { get; init; }
}
