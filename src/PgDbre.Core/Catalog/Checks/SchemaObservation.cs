using PgDbre.Core.Findings;

namespace PgDbre.Core.Catalog.Checks;

/// <summary>What a check saw; the check makes a <see cref="Finding"/> of it.</summary>
internal sealed record SchemaObservation
{
    /// <summary>The table, column, index, constraint or sequence, as SQL names it.</summary>
    public required string Object { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>One sentence with its numbers.</summary>
    public required string Message { get; init; }

    /// <summary>The catalog's own words and figures it rests on.</summary>
    public required string Evidence { get; init; }

    /// <summary>What to do, in words.</summary>
    public required string Recommendation { get; init; }

    /// <summary>What to do, as SQL; null where no statement does it safely.</summary>
    public string? Sql { get; init; }

    /// <summary>Bytes at stake; orders findings.</summary>
    public double Score { get; init; }

    /// <summary>True where the figures are estimates.</summary>
    public bool IsApproximate { get; init; }
}
