using System.Globalization;
using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>PowerShell's order of any two values: null first, then by the language's own comparison, at last as text.</summary>
internal sealed class ValueComparer(bool caseSensitive) : IComparer<object?>, IEqualityComparer<object?>
{
    public int Compare(object? x, object? y)
    {
        object? first = Unwrap(x);
        object? second = Unwrap(y);
        if (first is null || second is null)
        {
            return (first is null ? 0 : 1) - (second is null ? 0 : 1);
        }

        try
        {
            return LanguagePrimitives.Compare(first, second, !caseSensitive, CultureInfo.CurrentCulture);
        }
        catch (ArgumentException)
        {
            // Not comparable with each other.
            return string.Compare(x!.ToString(), y!.ToString(), CultureInfo.CurrentCulture, caseSensitive ? CompareOptions.None : CompareOptions.IgnoreCase);
        }
    }

    public new bool Equals(object? x, object? y) => Compare(x, y) == 0;

    // 1 equals '1' in PowerShell, so no hash of either value would do.
    public int GetHashCode(object? obj) => 0;

    private static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
