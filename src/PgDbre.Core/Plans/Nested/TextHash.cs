namespace PgDbre.Core.Plans.Nested;

/// <summary>
/// FNV-1a over characters, 64 bits: names texts within one run of this program, where a cryptographic hash would cost more than the rest.
/// </summary>
internal static class TextHash
{
    public const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            hash = (hash ^ character) * Prime;
        }

        // So that "ab" + "c" is not "a" + "bc".
        return (hash ^ '\n') * Prime;
    }
}
