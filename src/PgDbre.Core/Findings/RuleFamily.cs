namespace PgDbre.Core.Findings;

/// <summary>
/// The rules of a family, found by type: every concrete class that derives from the family's base class, in its assembly.
/// A new rule is a new file and nothing else.
/// </summary>
public static class RuleFamily
{
    /// <summary>Every rule of the family, ordered by id; one instance each for the life of the process.</summary>
    /// <typeparam name="TRule">The family's base class.</typeparam>
    public static IReadOnlyList<TRule> Of<TRule>()
        where TRule : class, IRule => Cache<TRule>.Rules.Value;

    /// <summary>
    /// Runs rules one by one. A rule that fails on a strange subject does not lose the others: its fault becomes an
    /// <see cref="Severity.Info"/> finding named rule-failed.
    /// </summary>
    /// <typeparam name="TRule">The family's base class.</typeparam>
    /// <param name="rules">The rules to run.</param>
    /// <param name="examine">Calls the family's method on one rule.</param>
    /// <param name="subject">What is examined; becomes the Object of a rule-failed finding.</param>
    public static IReadOnlyList<Finding> Examine<TRule>(
        IEnumerable<TRule> rules, Func<TRule, IEnumerable<Finding>> examine, string subject)
        where TRule : class, IRule
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(examine);
        return [.. rules.SelectMany(rule => Guarded(rule, examine, subject))];
    }

    private static IReadOnlyList<Finding> Guarded<TRule>(TRule rule, Func<TRule, IEnumerable<Finding>> examine, string subject)
        where TRule : class, IRule
    {
        try
        {
            return [.. examine(rule)];
        }
#pragma warning disable CA1031 // Whatever one rule stumbles over, the other rules still have something to say.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return [RuleFailure.From(rule.Metadata, fault, subject)];
        }
    }

    private static class Cache<TRule>
        where TRule : class, IRule
    {
        public static readonly Lazy<IReadOnlyList<TRule>> Rules = new(() =>
            [.. typeof(TRule).Assembly.GetTypes()
                .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(TRule)))
                .Select(type => (TRule)Activator.CreateInstance(type, nonPublic: true)!)
                .OrderBy(rule => rule.Metadata.Id, StringComparer.Ordinal)]);
    }
}
