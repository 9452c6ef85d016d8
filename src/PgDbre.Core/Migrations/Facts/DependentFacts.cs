using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>Something that uses a relation: it stands in the way of a change, or falls with CASCADE (pg_depend).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">
/// The view or function, or the relation that the rule, trigger, policy, column or default belongs to. A publication has no schema.
/// </param>
public sealed record DependentFacts(DependentKind Kind, QualifiedName Name)
{
    /// <summary>The rule, trigger, policy or column of that relation; null for what is no part of one.</summary>
    public string? Part { get; init; }

    /// <summary>The columns it uses; empty if it uses the relation as a whole.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
}
