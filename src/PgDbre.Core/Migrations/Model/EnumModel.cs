namespace PgDbre.Core.Migrations.Model;

/// <summary>An enum type as the migrations so far left it.</summary>
/// <param name="Labels">Its labels in order, as far as known.</param>
public sealed record EnumModel(IReadOnlyList<string> Labels)
{
    /// <summary>False if only labels that migrations added are known.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Number of the transaction that made the type; null if it was there before.</summary>
    public int? CreatedInTransaction { get; init; }

    /// <summary>The transaction of the last ADD VALUE; null without one.</summary>
    public int? AddedInTransaction { get; init; }

    /// <summary>Labels that this transaction added: nobody may use them before it is committed.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];
}
