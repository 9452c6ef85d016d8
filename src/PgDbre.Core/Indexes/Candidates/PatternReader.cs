namespace PgDbre.Core.Indexes.Candidates;

/// <summary>LIKE: an exact value, a prefix or a pattern, by where the first wildcard stands.</summary>
internal static class PatternReader
{
    /// <summary>The predicate; null for a pattern that is known only at run time, which no plan can use an index for.</summary>
    public static ColumnPredicate? Read(ColumnPredicate subject, string? pattern)
    {
        if (pattern is null)
        {
            return null;
        }

        int wildcard = pattern.AsSpan().IndexOfAny('%', '_', '\\');
        if (wildcard == 0 || subject.Column is { IsDeterministic: false })
        {
            return subject with { Kind = PredicateKind.Pattern };
        }

        return subject with
        {
            Kind = wildcard < 0 ? PredicateKind.Equality : PredicateKind.Range,
            Key = subject.Key with { OperatorClass = PatternClass(subject) },
        };
    }

    // Only byte order keeps all strings of one prefix together; other collations need the operator class that compares bytes.
    private static string? PatternClass(ColumnPredicate subject) => subject.Column switch
    {
        { HasByteOrder: true } => null,
        { BaseType: "varchar" } => "varchar_pattern_ops",
        { BaseType: "bpchar" } => "bpchar_pattern_ops",
        _ => "text_pattern_ops",
    };
}
