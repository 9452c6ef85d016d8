using PgDbre.Core.Connections;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Catalog.Checks;

/// <summary>Runs the family, or a part of it, over what was read.</summary>
public sealed class SchemaChecks
{
    private readonly IReadOnlyList<SchemaCheck> _checks;

    /// <summary>The checks whose id matches one of the wildcards.</summary>
    /// <exception cref="PgDbreException">PgRuleUnknown: a gate that names a misspelt check would let everything pass.</exception>
    public SchemaChecks(IEnumerable<string> wildcards)
    {
        ArgumentNullException.ThrowIfNull(wildcards);
        HashSet<SchemaCheck> chosen = [];
        foreach (string wildcard in wildcards)
        {
            string pattern = SchemaPattern.ToRegex([wildcard]);
            SchemaCheck[] matching = [.. RuleFamily.Of<SchemaCheck>().Where(check => SchemaPattern.IsMatch(check.Metadata.Id, pattern))];
            chosen.UnionWith(matching.Length > 0 ? matching : throw Unknown(wildcard));
        }

        _checks = [.. RuleFamily.Of<SchemaCheck>().Where(chosen.Contains)];
    }

    /// <summary>Every check there is.</summary>
    public static IReadOnlyList<RuleMetadata> Rules { get; } = [.. RuleFamily.Of<SchemaCheck>().Select(check => check.Metadata)];

    /// <summary>
    /// Findings of the database as a whole, then of each table with its comment, which may hold suppressions. Temporary tables and those of
    /// extensions, whose makers decide about them, are left out.
    /// </summary>
    public IEnumerable<(IReadOnlyList<Finding> Findings, string? Comment)> Examine(SchemaFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        yield return (Examine(facts, table: null), null);
        foreach (Table table in facts.Catalog.Tables.Where(table => facts.Of(table) is { IsExtensionMember: false, IsTemporary: false }))
        {
            yield return (Examine(facts, table), facts.Of(table).Comment);
        }
    }

    /// <summary>False for a check that was not chosen; true for what is no check at all.</summary>
    public bool Includes(string ruleId) => _checks.Any(check => check.Metadata.Id == ruleId) || Rules.All(rule => rule.Id != ruleId);

    private IReadOnlyList<Finding> Examine(SchemaFacts facts, Table? table) =>
        RuleFamily.Examine(_checks, check => check.Examine(facts, table), table?.ToString() ?? facts.Database);

    private static PgDbreException Unknown(string wildcard) => new(
        "PgRuleUnknown",
        PgErrorCategory.InvalidArgument,
        $"There is no schema check '{wildcard}'.",
        $"Checks: {string.Join(", ", Rules.Select(rule => rule.Id))}.");
}
