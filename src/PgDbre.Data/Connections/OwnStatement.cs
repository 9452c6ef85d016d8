namespace PgDbre.Data.Connections;

/// <summary>
/// Marks statements as ours, so that the tool does not find itself among the slow queries. Only what nobody else sends word for
/// word may be marked: the statistics keep one text for all who send the same, and a marked one hides them all. So ROLLBACK and
/// savepoints go unmarked.
/// </summary>
internal static class OwnStatement
{
    /// <summary>What the statistics are searched for.</summary>
    public const string Tag = "/* PgDbre */";

    /// <summary>All our savepoints and prepared statements begin so; before PostgreSQL 17 the statistics keep their names.</summary>
    public const string NamePrefix = "pgdbre_";

    /// <summary>The statement with the tag behind its first word: PostgreSQL 18 drops a comment in front from the text it keeps.</summary>
    public static string Mark(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        string trimmed = sql.TrimStart();
        int wordEnd = trimmed.AsSpan().IndexOfAnyExceptInRange('A', 'Z');
        return wordEnd >= 0 ? $"{trimmed[..wordEnd]} {Tag}{trimmed[wordEnd..]}" : $"{trimmed} {Tag}";
    }

    /// <summary>True for what <see cref="Mark"/> made; a tag further inside is somebody else's.</summary>
    public static bool IsMarked(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        int tag = sql.IndexOf(Tag, StringComparison.Ordinal);
        return tag > 0 && !sql.AsSpan(0, tag).TrimEnd().ContainsAnyExceptInRange('A', 'Z');
    }
}
