namespace PgDbre.Core.Sql;

/// <summary>The one place where a name becomes SQL.</summary>
public static class SqlIdentifier
{
    /// <summary>Always quoted, so that no keyword list can go stale; embedded quotes are doubled.</summary>
    /// <exception cref="ArgumentException">The name is empty or holds a NUL, which PostgreSQL cannot store.</exception>
    public static string Quote(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("A PostgreSQL name cannot hold a NUL character.", nameof(name));
        }

        return $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>schema.name, both quoted.</summary>
    public static string Quote(string schema, string name) => $"{Quote(schema)}.{Quote(name)}";

    /// <summary>As a person would write it: bare if it is plain lower case and no reserved word, else quoted.</summary>
    public static string Display(string name) => IsPlain(name) && !ReservedWords.Contains(name) ? name : Quote(name);

    /// <summary>
    /// An unquoted word in the letter case of the catalog: only A to Z are folded, as in every multi-byte encoding (scansup.c,
    /// downcase_identifier). Names of more than 63 bytes are not cut.
    /// </summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        if (!word.ContainsAnyInRange('A', 'Z'))
        {
            return word.ToString();
        }

        char[] folded = new char[word.Length];
        for (int i = 0; i < word.Length; i++)
        {
            folded[i] = char.IsAsciiLetterUpper(word[i]) ? (char)(word[i] | 0x20) : word[i];
        }

        return new string(folded);
    }

    private static bool IsPlain(string name) =>
        name.Length > 0
        && (name[0] is '_' or (>= 'a' and <= 'z'))
        && name.All(c => c is '_' or '$' or (>= 'a' and <= 'z') or (>= '0' and <= '9'));
}
