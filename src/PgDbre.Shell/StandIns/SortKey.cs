using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>An object with the values it is sorted or grouped by; an object may lack one.</summary>
internal sealed record SortKey(PSObject Item, IReadOnlyList<(bool Exists, object? Value)> Values);
