using System.Text;

namespace PgDbre.Core.Migrations.Alembic.Environments;

/// <summary>
/// A file as Python's configparser reads it: sections, "key = value" and "key: value", values that go on in indented lines, %(name)s.
/// </summary>
public sealed class IniFile
{
    // configparser's MAX_INTERPOLATION_DEPTH.
    private const int MostSteps = 10;

    private readonly Dictionary<string, Dictionary<string, string>> _sections = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> _defaults;

    private IniFile(IReadOnlyDictionary<string, string> defaults)
    {
        _defaults = defaults;
    }

    /// <summary>Reads a text; lines that are neither a section nor a value are passed over.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="defaults">Values that every section has, such as here.</param>
    public static IniFile Read(string text, IReadOnlyDictionary<string, string> defaults)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(defaults);
        IniFile file = new(defaults);
        Dictionary<string, string>? section = null;
        string? key = null;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            string trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] is '#' or ';')
            {
                continue;
            }

            if (char.IsWhiteSpace(line[0]) && section is not null && key is not null)
            {
                section[key] += "\n" + trimmed;
            }
            else if (trimmed[0] == '[' && trimmed.EndsWith(']'))
            {
                section = file.Section(trimmed[1..^1]);
                key = null;
            }
            else if (section is not null)
            {
                key = Add(section, trimmed);
            }
        }

        return file;
    }

    /// <summary>There is such a section.</summary>
    public bool HasSection(string section) => _sections.ContainsKey(section);

    /// <summary>A value with its %(name)s filled in; null if there is none, or if a name in it has no value.</summary>
    public string? Value(string section, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Raw(section, key) is { } raw ? Fill(section, raw, MostSteps) : null;
    }

    /// <summary>%(name)s filled in and %% halved; null where a name has no value.</summary>
    /// <param name="text">The value as written.</param>
    /// <param name="find">The value of a name; null for none.</param>
    public static string? Fill(string text, Func<string, string?> find)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(find);
        StringBuilder filled = new(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            bool isSpecial = text[at] == '%' && at + 1 < text.Length && text[at + 1] is '%' or '(';
            if (text[at] != '%' || !isSpecial)
            {
                filled.Append(text[at]);
                continue;
            }

            int close = text[at + 1] == '%' ? at + 1 : text.IndexOf(")s", at, StringComparison.Ordinal) + 1;
            string? value = text[at + 1] == '%' ? "%" : close > 0 ? find(text[(at + 2)..(close - 1)]) : null;
            if (value is null)
            {
                return null;
            }

            filled.Append(value);
            at = close;
        }

        return filled.ToString();
    }

    private string? Raw(string section, string key)
    {
        string lower = key.ToLowerInvariant();
        return _sections.GetValueOrDefault(section)?.GetValueOrDefault(lower)
            ?? _sections.GetValueOrDefault("DEFAULT")?.GetValueOrDefault(lower)
            ?? _defaults.GetValueOrDefault(lower);
    }

    private string? Fill(string section, string text, int steps) => steps == 0
        ? null
        : Fill(text, name => Raw(section, name) is { } raw ? Fill(section, raw, steps - 1) : null);

    private Dictionary<string, string> Section(string name)
    {
        if (!_sections.TryGetValue(name, out Dictionary<string, string>? section))
        {
            _sections[name] = section = new Dictionary<string, string>(StringComparer.Ordinal);
        }

        return section;
    }

    private static string? Add(Dictionary<string, string> section, string line)
    {
        int end = line.AsSpan().IndexOfAny('=', ':');
        if (end <= 0)
        {
            return null;
        }

        string key = line[..end].TrimEnd().ToLowerInvariant();
        section[key] = line[(end + 1)..].TrimStart();
        return key;
    }
}
