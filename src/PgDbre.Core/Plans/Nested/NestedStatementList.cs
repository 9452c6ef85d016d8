using System.Collections.ObjectModel;

namespace PgDbre.Core.Plans.Nested;

/// <summary>
/// Statements that ran inside functions and triggers, the most expensive first; as text calls, time and query, so that a CSV cell is
/// useful.
/// </summary>
public sealed class NestedStatementList(IList<NestedStatement> statements) : ReadOnlyCollection<NestedStatement>(statements)
{
    /// <summary>None ran, or nobody looked.</summary>
    public static new NestedStatementList Empty { get; } = new([]);

    /// <summary>What the user should know of them, in sentences, such as what was left out.</summary>
    internal IReadOnlyList<string> Remarks { get; init; } = [];

    /// <inheritdoc />
    public override string ToString() => string.Join("; ", this);

    /// <summary>With their plans' findings.</summary>
    internal NestedStatementList Examine(Func<Plan, Plan> examine) => Count == 0
        ? this
        : new([.. this.Select(statement => statement.Examine(examine))]) { Remarks = Remarks };
}
