using System.Text.Json;
using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Nested;
using PgDbre.Core.Plans.Proving;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Plans.Anonymizing;

/// <summary>
/// Plans that may be shown to strangers: names become t1 (table), a1 (alias), c1 (column), i1 (index) and so on, constants 'l1', in the
/// tree and in the query alike, and the same original always gets the same replacement from one instance. Node types, operators, types
/// and functions of the server, and all figures stay; server, database and comments go.
/// </summary>
public sealed class PlanAnonymizer
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, MaxDepth = 4 * PlanBuilder.MaxDepth };
    private readonly AnonymousNames _names = new();
    private readonly SqlAnonymizer _sql;

    /// <summary>An anonymiser that knows no names yet.</summary>
    public PlanAnonymizer() => _sql = new SqlAnonymizer(_names);

    /// <summary>The plan without names and constants; findings are made anew from it.</summary>
    public Plan Anonymize(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        NameRelations(plan.Root);
        Dictionary<string, object?> statement = Fields(plan.Properties);
        statement["Plan"] = Tree(plan.Root);
        Plan anonymous = PlanBuilder.Build(statement, "the anonymised plan", new PlanContext
        {
            QueryId = plan.QueryId,
            Query = plan.Query is null ? null : _sql.Anonymize(plan.Query),
            IsGeneric = plan.IsGeneric,
            VersionNumber = plan.VersionNumber,
            // A log says how long the statement took outside the plan; the name of the log is nobody's business.
            DurationMs = plan.ExecutionMs,
            SourceLine = plan.SourceLine,
        }) with
        {
            Source = JsonSerializer.Serialize(new[] { statement }, Json),
            Nested = new([.. plan.Nested.Select(Anonymize)]) { Remarks = plan.Nested.Remarks },
        };
        return plan.Findings.Count > 0 ? WithProofs(PlanFindings.Examine(anonymous), plan.Findings) : anonymous;
    }

    private NestedStatement Anonymize(NestedStatement statement)
    {
        Plan plan = Anonymize(statement.Plan);
        return statement with { Plan = plan, Query = plan.Query ?? "" };
    }

    // The new findings stand in the order of the old ones, so the n-th of a rule at a node is the n-th of it there.
    private Plan WithProofs(Plan anonymous, FindingList originals)
    {
        Dictionary<(string, int?), Queue<FindingProof?>> proofs = originals
            .GroupBy(finding => (finding.RuleId, finding.NodeId))
            .ToDictionary(same => same.Key, same => new Queue<FindingProof?>(same.Select(finding => finding.Proof)));
        return anonymous with
        {
            Findings = new([.. anonymous.Findings.Select(finding =>
                proofs.TryGetValue((finding.RuleId, finding.NodeId), out Queue<FindingProof?>? left)
                && left.TryDequeue(out FindingProof? proof)
                && proof is not null
                    ? finding with { Proof = Anonymize(proof) }
                    : finding)]),
        };
    }

    private FindingProof Anonymize(FindingProof proof) => proof with
    {
        Table = proof.Table is null ? null : _names.Name(proof.Table, NameKind.Table),
        Reason = proof.QuotesServer ? "the server refused it." : proof.Reason,
    };

    // Tables before aliases and expressions: a name keeps the letter of its first appearance.
    private void NameRelations(PlanNode root)
    {
        foreach (string key in (string[])["Schema", "Relation Name", "CTE Name", "Index Name", "Alias"])
        {
            foreach (string name in root.Subtree().Select(node => node.Text(key)).OfType<string>())
            {
                _names.Name(name, PlanFieldKinds.NameUnder(key)!.Value);
            }
        }
    }

    private Dictionary<string, object?> Tree(PlanNode node)
    {
        Dictionary<string, object?> fields = Fields(node.Properties);
        if (node.Children.Count > 0)
        {
            fields["Plans"] = node.Children.Select(object? (child) => Tree(child)).ToList();
        }

        return fields;
    }

    private Dictionary<string, object?> Fields(IReadOnlyDictionary<string, object?> fields) =>
        fields.ToDictionary(pair => pair.Key, pair => pair.Key == "Settings" ? Settings(pair.Value) : Value(pair.Key, pair.Value), StringComparer.Ordinal);

    private object? Value(string key, object? value) => value switch
    {
        string text => Text(key, text),
        List<object?> items => items.Select(item => Value(key, item)).ToList(),
        IReadOnlyDictionary<string, object?> group => Fields(group),
        _ => value,
    };

    private string Text(string key, string text)
    {
        if (PlanFieldKinds.IsVocabulary(key))
        {
            return text;
        }

        if (key == "Subplan Name")
        {
            // "CTE w" declares a name; "InitPlan 1 (returns $0)" is the server's own.
            return text.StartsWith("CTE ", StringComparison.Ordinal) ? $"CTE {_names.Name(text["CTE ".Length..], NameKind.Cte)}" : text;
        }

        return PlanFieldKinds.NameUnder(key) is { } kind ? Name(text, kind) : _sql.Anonymize(text);
    }

    private string Name(string name, NameKind kind) =>
        kind == NameKind.Function && CatalogFunctions.Contains(name) ? name : _names.Name(name, kind);

    // Only search_path and settings of a user's own (app.tenant) hold what somebody made up.
    private object? Settings(object? value) => value is not IReadOnlyDictionary<string, object?> group
        ? value
        : group.Where(pair => !pair.Key.Contains('.', StringComparison.Ordinal) || IsOfExtension(pair.Key))
            .ToDictionary(pair => pair.Key, pair => pair is { Key: "search_path", Value: string path } ? _sql.Anonymize(path) : pair.Value, StringComparer.Ordinal);

    private static bool IsOfExtension(string setting) =>
        setting.StartsWith("hnsw.", StringComparison.Ordinal) || setting.StartsWith("ivfflat.", StringComparison.Ordinal);
}
