using System.Globalization;
using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>GIN: jsonb and array containment, full text, and LIKE '%x%' through trigrams.</summary>
internal static class InvertedCandidates
{
    private const double MaxFraction = 0.2;

    public static void Find(TableAccess access, AccessPredicates predicates, SchemaCatalog catalog, CandidateList found)
    {
        foreach (ColumnPredicate predicate in predicates.Inverted)
        {
            if (access.Fraction is > MaxFraction)
            {
                string share = string.Create(CultureInfo.InvariantCulture, $"{100 * access.Fraction:0.#} %");
                found.Reject(new RejectedCandidate(access.Table.ToString(), $"{predicate.Key} {predicate.Operator} … keeps {share} of the rows.")
                {
                    Cause = RejectionCause.NotSelective,
                    Value = 100 * access.Fraction,
                });
            }
            else if (predicate.Kind == PredicateKind.Pattern && !catalog.Extensions.ContainsKey("pg_trgm"))
            {
                found.Reject(new RejectedCandidate(
                    access.Table.ToString(), $"{predicate.Key} {predicate.Operator} … needs trigrams: CREATE EXTENSION pg_trgm.")
                {
                    Cause = RejectionCause.NeedsExtension,
                });
            }
            else if (OperatorClass(predicate) is { } operatorClass)
            {
                found.Add(access.Table, Candidate(access, predicate, operatorClass));
            }
        }
    }

    // "" is the default class; null means that GIN has none.
    private static string? OperatorClass(ColumnPredicate predicate)
    {
        if (predicate.Kind == PredicateKind.Pattern)
        {
            return predicate.Column is { BaseType: "text" or "varchar" } or { BaseType: "bpchar" } or null ? "gin_trgm_ops" : null;
        }

        string? type = predicate.Column?.BaseType;
        return (type, predicate.Operator) switch
        {
            ("jsonb", "@>" or "@?" or "@@") => "jsonb_path_ops",
            ("jsonb", "?" or "?|" or "?&") => "",
            ("tsvector", "@@") => "",
            (['_', ..], "@>" or "<@" or "&&") => "",
            (null, "@@") when predicate.Key.Expression!.Contains("to_tsvector", StringComparison.Ordinal) => "",
            _ => null,
        };
    }

    private static IndexCandidate Candidate(TableAccess access, ColumnPredicate predicate, string operatorClass) => new()
    {
        Definition = new IndexDefinition
        {
            Table = access.Table.Name,
            Method = "gin",
            Keys = [predicate.Key with { OperatorClass = operatorClass.Length == 0 ? null : operatorClass }],
        },
        RuleId = RuleIds.FilterColumns,
        Reason = $"Filters on {predicate.Key} {predicate.Operator} …, which only an inverted index can search.",
        IsRuleChoice = true,
        Notes = ["GIN cannot be simulated: measure the query before and after."],
    };
}
