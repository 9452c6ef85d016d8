using System.Globalization;

namespace PgDbre.Core.Plans.Anonymizing;

/// <summary>
/// Replacements for names and literals: the same for the same original, however often and wherever it appears. A name keeps the kind it
/// was first seen as, so the plan's tables must be named before its expressions are read.
/// </summary>
internal sealed class AnonymousNames
{
    private const string Letters = "ctasiwfygk";

    // The server's own names; they say nothing about anybody's database.
    private static readonly HashSet<string> Public = new(StringComparer.Ordinal)
    {
        "public", "information_schema", "excluded", "ctid", "oid", "tableoid", "xmin", "xmax", "cmin", "cmax", "",
    };

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _literals = new(StringComparer.Ordinal);
    private readonly int[] _counts = new int[Letters.Length];

    /// <summary>The replacement of a name as the catalog has it.</summary>
    public string Name(string name, NameKind kind)
    {
        if (Public.Contains(name) || name.StartsWith("pg_", StringComparison.Ordinal))
        {
            return name;
        }

        if (!_names.TryGetValue(name, out string? replacement))
        {
            int number = ++_counts[(int)kind];
            _names[name] = replacement = Letters[(int)kind] + number.ToString(CultureInfo.InvariantCulture);
        }

        return replacement;
    }

    /// <summary>True for a name that was replaced before.</summary>
    public bool IsKnown(string name) => _names.ContainsKey(name);

    /// <summary>The replacement of a constant: 'l1', a number's too.</summary>
    public string Literal(string constant)
    {
        if (!_literals.TryGetValue(constant, out string? replacement))
        {
            _literals[constant] = replacement = $"'l{(_literals.Count + 1).ToString(CultureInfo.InvariantCulture)}'";
        }

        return replacement;
    }
}
