using System.Text;

namespace PgDbre.Core.Migrations.Alembic.Environments;

/// <summary>
/// One table of a TOML file, as far as pyproject.toml needs it for Alembic: strings, lists of strings and booleans. Values of other
/// kinds are passed over.
/// </summary>
public sealed class TomlTable
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);

    private TomlTable()
    {
    }

    /// <summary>Reads a table; null where the file has none of that name.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="name">The name in the brackets, such as tool.alembic.</param>
    public static TomlTable? Read(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        TomlTable? table = null;
        bool isInside = false;
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.StartsWith('['))
            {
                int close = line.IndexOf(']', StringComparison.Ordinal);
                isInside = close > 0 && line[1..close].Trim() == name;
                table ??= isInside ? new TomlTable() : null;
                continue;
            }

            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (isInside && equals > 0 && line[0] != '#')
            {
                StringBuilder value = new(line[(equals + 1)..].Trim());
                while (value.Length > 0 && value[0] == '[' && !IsClosed(value.ToString()) && i + 1 < lines.Length)
                {
                    value.Append('\n').Append(lines[++i]);
                }

                table!.Add(line[..equals].Trim().Trim('"'), value.ToString());
            }
        }

        return table;
    }

    /// <summary>A string; null if there is none.</summary>
    public string? Text(string key) => List(key) is [var single] ? single : null;

    /// <summary>The items of a list, or a single string; empty if there is none.</summary>
    public IReadOnlyList<string> List(string key) => _values.GetValueOrDefault(key) ?? [];

    private void Add(string key, string value)
    {
        List<string> items = Strings(value);
        if (items.Count > 0 || value.StartsWith('['))
        {
            _values[key] = items;
        }
        else if (value.Split('#')[0].Trim() is "true" or "false")
        {
            _values[key] = [value.Split('#')[0].Trim()];
        }
    }

    private static bool IsClosed(string value)
    {
        int position = 0;
        Strings(value, ref position);
        return position < value.Length;
    }

    private static List<string> Strings(string value)
    {
        int position = 0;
        return Strings(value, ref position);
    }

    // Stands behind the closing bracket afterwards, or at the end.
    private static List<string> Strings(string value, ref int position)
    {
        List<string> strings = [];
        while (position < value.Length && value[position] != ']')
        {
            char c = value[position++];
            if (c == '#')
            {
                int end = value.IndexOf('\n', position);
                position = end < 0 ? value.Length : end;
            }
            else if (c is '"' or '\'')
            {
                strings.Add(Quoted(value, c, ref position));
            }
        }

        return strings;
    }

    // "…" has escapes, '…' has none.
    private static string Quoted(string value, char quote, ref int position)
    {
        StringBuilder text = new();
        while (position < value.Length && value[position] != quote)
        {
            bool isEscaped = quote == '"' && value[position] == '\\' && position + 1 < value.Length;
            position += isEscaped ? 1 : 0;
            text.Append(isEscaped && value[position] is 'n' or 't' ? (value[position] == 'n' ? '\n' : '\t') : value[position]);
            position++;
        }

        position++;
        return text.ToString();
    }
}
