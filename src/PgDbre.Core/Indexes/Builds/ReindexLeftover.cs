namespace PgDbre.Core.Indexes.Builds;

/// <summary>
/// Names of what REINDEX CONCURRENTLY leaves when it is stopped: the new index before the exchange, the old one after it. It adds a word,
/// and a number where the name is taken; a long name is cut for it (ReindexRelationConcurrently, ChooseRelationName in
/// commands/indexcmds.c).
/// </summary>
internal static class ReindexLeftover
{
    private const string New = "_ccnew";
    private const string Old = "_ccold";
    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    /// <summary>True for a name that REINDEX CONCURRENTLY gives, of whatever index.</summary>
    public static bool IsName(string name) => Suffix(name) is not null;

    /// <summary>True for what a rebuild of the index left: new under its object id, or the index itself under another name.</summary>
    /// <param name="name">Of an invalid index of the same table.</param>
    /// <param name="oid">Its object id.</param>
    /// <param name="index">The name of the index that was rebuilt.</param>
    /// <param name="indexOid">The object id it had.</param>
    /// <param name="before">Object ids of the table's indexes before the rebuild.</param>
    public static bool IsOf(string name, uint oid, string index, uint indexOid, IReadOnlySet<uint> before)
    {
        string? suffix = Suffix(name);
        bool isOurs = suffix is not null && (!before.Contains(oid) || (suffix == Old && oid == indexOid));
        return isOurs && index.StartsWith(name[..name.LastIndexOf(suffix!, StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    private static string? Suffix(string name)
    {
        string bare = name.TrimEnd(Digits);
        return bare.EndsWith(New, StringComparison.Ordinal) ? New : bare.EndsWith(Old, StringComparison.Ordinal) ? Old : null;
    }
}
