using System.Globalization;
using System.Numerics;
using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Migrations.Alembic.Environments;

/// <summary>Settings in connect_args: options="-c lock_timeout=2s" of libpq, server_settings={…} of asyncpg.</summary>
internal static class SessionOptions
{
    public static IReadOnlyDictionary<string, string> Of(ConstantFolder folder, IReadOnlyList<CallSite> calls)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal);
        foreach (CallSite site in calls)
        {
            foreach (KeywordArgument keyword in site.Call.Keywords.Where(keyword => keyword.Name == "connect_args"))
            {
                Add(folder.Fold(keyword.Value, site.Enclosure) as DictionaryValue, settings);
            }
        }

        return settings;
    }

    /// <summary>-c name=value, -cname=value and --name=value (postgres.c, process_postgres_switches).</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parse(string options)
    {
        string[] words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i] == "-c" && i + 1 < words.Length ? words[++i]
                : words[i].StartsWith("--", StringComparison.Ordinal) || words[i].StartsWith("-c", StringComparison.Ordinal) ? words[i][2..]
                : "";
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                yield return KeyValuePair.Create(Name(word[..equals]), word[(equals + 1)..].Replace("\\ ", " ", StringComparison.Ordinal));
            }
        }
    }

    private static void Add(DictionaryValue? arguments, Dictionary<string, string> settings)
    {
        foreach (KeyValuePair<PythonValue, PythonValue> item in arguments?.Items ?? [])
        {
            IEnumerable<KeyValuePair<string, string>> found = (item.Key.AsText, item.Value) switch
            {
                ("options", TextValue options) => Parse(options.Text),
                ("server_settings", DictionaryValue server) => server.Items
                    .Where(setting => setting.Key is TextValue && Value(setting.Value) is not null)
                    .Select(setting => KeyValuePair.Create(Name(setting.Key.AsText!), Value(setting.Value)!)),
                _ => [],
            };
            foreach (KeyValuePair<string, string> setting in found)
            {
                settings[setting.Key] = setting.Value;
            }
        }
    }

    private static string Name(string name) => name.Trim().Replace('-', '_').ToLowerInvariant();

    private static string? Value(PythonValue value) => value switch
    {
        TextValue text => text.Text,
        IntegerValue { Number: BigInteger number } => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
