using System.Collections.ObjectModel;

namespace PgDbre.Core.Plans;

/// <summary>The triggers of one statement; as text their names, so that a CSV cell is useful.</summary>
public sealed class PlanTriggerList(IList<PlanTrigger> triggers) : ReadOnlyCollection<PlanTrigger>(triggers)
{
    /// <summary>No trigger ran.</summary>
    public static new PlanTriggerList Empty { get; } = new([]);

    /// <inheritdoc />
    public override string ToString() => string.Join("; ", this.Select(trigger => trigger.Name));
}
