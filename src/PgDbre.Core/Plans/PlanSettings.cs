using System.Collections.ObjectModel;

namespace PgDbre.Core.Plans;

/// <summary>Planner settings that differ from the defaults; as text "work_mem = 64MB; jit = off", so that a CSV cell is useful.</summary>
public sealed class PlanSettings(IDictionary<string, string> settings) : ReadOnlyDictionary<string, string>(settings)
{
    /// <summary>All as by default, or not told.</summary>
    public static new PlanSettings Empty { get; } = new(new Dictionary<string, string>());

    /// <inheritdoc />
    public override string ToString() => string.Join("; ", this.Select(setting => $"{setting.Key} = {setting.Value}"));
}
