using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Rules;

namespace PgDbre.Core.Migrations.Review;

/// <summary>The family of migration rules, or a part of it.</summary>
public static class MigrationRules
{
    /// <summary>What every rule says about itself.</summary>
    public static IReadOnlyList<RuleMetadata> Metadata { get; } = [.. RuleFamily.Of<MigrationRule>().Select(rule => rule.Metadata)];

    /// <summary>The rules whose id matches one of the wildcards; a rule of taste only where it is named without any.</summary>
    /// <exception cref="PgDbreException">PgRuleUnknown: a gate that names a misspelt rule would let everything pass.</exception>
    public static IReadOnlyList<MigrationRule> Choose(IEnumerable<string> wildcards)
    {
        ArgumentNullException.ThrowIfNull(wildcards);
        HashSet<MigrationRule> chosen = [];
        foreach (string wildcard in wildcards)
        {
            string pattern = SchemaPattern.ToRegex([wildcard]);
            MigrationRule[] matching = [.. RuleFamily.Of<MigrationRule>().Where(rule => SchemaPattern.IsMatch(rule.Metadata.Id, pattern))];
            if (matching.Length == 0)
            {
                throw Unknown(wildcard);
            }

            chosen.UnionWith(matching.Where(rule => rule.IsOnByDefault || !SchemaPattern.IsWildcard(wildcard)));
        }

        return [.. RuleFamily.Of<MigrationRule>().Where(chosen.Contains)];
    }

    private static PgDbreException Unknown(string wildcard) => new(
        "PgRuleUnknown",
        PgErrorCategory.InvalidArgument,
        $"There is no migration rule '{wildcard}'.",
        $"Rules: {string.Join(", ", Metadata.Select(rule => rule.Id))}.");
}
