namespace PgDbre.Core.Plans.Anonymizing;

/// <summary>What the server's keys hold. A key that is not named here holds an expression, unknown ones of newer servers included.</summary>
internal static class PlanFieldKinds
{
    private static readonly HashSet<string> Vocabulary = new(StringComparer.Ordinal)
    {
        "Node Type", "Parent Relationship", "Join Type", "Strategy", "Partial Mode", "Operation", "Scan Direction", "Sort Method",
        "Sort Methods Used", "Sort Space Type", "Cache Mode", "Command", "Storage", "Conflict Resolution", "Custom Plan Provider",
        "Sampling Method", "Format",
    };

    private static readonly Dictionary<string, NameKind> Names = new(StringComparer.Ordinal)
    {
        ["Relation Name"] = NameKind.Table,
        ["Relation"] = NameKind.Table,
        ["Schema"] = NameKind.Schema,
        ["Alias"] = NameKind.Alias,
        ["Index Name"] = NameKind.Index,
        ["Conflict Arbiter Indexes"] = NameKind.Index,
        ["CTE Name"] = NameKind.Cte,
        ["Tuplestore Name"] = NameKind.Alias,
        ["Function Name"] = NameKind.Function,
        ["Table Function Name"] = NameKind.Function,
        ["Trigger Name"] = NameKind.Trigger,
        ["Constraint Name"] = NameKind.Constraint,
    };

    /// <summary>True where the server's own words stand: they are kept.</summary>
    public static bool IsVocabulary(string key) => Vocabulary.Contains(key);

    /// <summary>The kind of name under a key; null where an expression stands.</summary>
    public static NameKind? NameUnder(string key) => Names.TryGetValue(key, out NameKind kind) ? kind : null;
}
