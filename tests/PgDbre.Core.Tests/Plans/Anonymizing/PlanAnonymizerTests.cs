using System.Text.RegularExpressions;
using PgDbre.Core.Findings;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Anonymizing;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Nested;
using PgDbre.Core.Plans.Proving;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Plans.Anonymizing;

public sealed partial class PlanAnonymizerTests
{
    // What the corpus was made of; see corpus.sql.
    private static readonly HashSet<string> Originals = new(
        """
        customers orders order_items parts mangled never_analyzed tiny docs docs_indexed docs_hnsw docs_pkey customers_pkey orders_pkey
        orders_status_idx orders_created_idx mangled_a_idx id name email region visits customer_id status amount created_at note
        order_id line sku quantity at kind v a b c k topic embedding o i t w x d n g h f open paid done north
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    public static TheoryData<string> Names => [.. Corpus.Names.Where(name => name != "union-rule-two-17")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_of_the_original_remains(string name)
    {
        Plan original = Corpus.Examine(name, new PlanContext { Server = "db:5432", Database = "shop", Query = "SELECT o.note FROM orders o WHERE id = 5 AND status = 'open'" });

        Plan anonymous = new PlanAnonymizer().Anonymize(original);

        Assert.All(Strings(anonymous), text =>
        {
            foreach (SqlToken token in SqlTokenizer.Tokenize(text))
            {
                Assert.False(token.Kind == SqlTokenKind.Word && Originals.Contains(token.ToString()), $"'{token}' in: {text}");
                Assert.False(token.Kind == SqlTokenKind.Word && token.ToString().StartsWith("parts_", StringComparison.Ordinal), text);
                Assert.True(token.Kind != SqlTokenKind.String || Literal().IsMatch(token.ToString()), text);
            }
        });
        Assert.Null(anonymous.Server);
        Assert.Null(anonymous.Database);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Shape_and_figures_stay(string name)
    {
        Plan original = Corpus.Read(name);

        Plan anonymous = new PlanAnonymizer().Anonymize(original);

        Assert.Equal(original.Root.Subtree().Select(Facts), anonymous.Root.Subtree().Select(Facts));
        Assert.Equal((original.ExecutionMs, original.TotalCost, original.SharedHitBlocks), (anonymous.ExecutionMs, anonymous.TotalCost, anonymous.SharedHitBlocks));
    }

    [Fact]
    public void Proofs_and_nested_plans_go_with_it_without_their_names()
    {
        Plan plan = Corpus.Examine("seq-scan-filter-17", new PlanContext { Query = "SELECT look()" });
        Finding found = plan.Findings[0] with
        {
            Proof = new FindingProof { Verdict = ProofVerdict.NotTried, Table = "orders", BeforeStep = "Seq Scan", AfterStep = "Seq Scan", Reason = "the server refused the trial: column \"note\"", QuotesServer = true },
        };
        NestedStatement inside = new() { Query = "SELECT note FROM orders", Calls = 2, TotalMs = 4, MaxMs = 3, Plan = plan with { Query = "SELECT note FROM orders" } };

        Plan anonymous = new PlanAnonymizer().Anonymize(plan with { Findings = new([found, .. plan.Findings.Skip(1)]), Nested = new([inside]) });

        FindingProof proof = anonymous.Findings[0].Proof!;
        Assert.Equal((ProofVerdict.NotTried, "t1", "the server refused it."), (proof.Verdict, proof.Table, proof.Reason));
        Assert.Equal(("SELECT c2 FROM t1", 2L), (anonymous.Nested[0].Query, anonymous.Nested[0].Calls));
        Assert.DoesNotContain("orders", anonymous.Nested[0].Plan.GetSource(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seq-scan-filter-17")]
    [InlineData("sort-disk-17")]
    [InlineData("hash-join-spill-17")]
    [InlineData("vector-seq-scan-17")]
    public void Findings_stay(string name) => Assert.Equal(
        Corpus.Examine(name).Findings.Select(finding => (finding.RuleId, finding.Severity)),
        new PlanAnonymizer().Anonymize(Corpus.Examine(name)).Findings.Select(finding => (finding.RuleId, finding.Severity)));

    [Fact]
    public void Tree_and_query_use_the_same_names()
    {
        Plan original = Corpus.Read("seq-scan-filter-17", new PlanContext { Query = "SELECT * FROM orders WHERE customer_id = 42" });

        Plan anonymous = new PlanAnonymizer().Anonymize(original);

        Assert.Equal("Seq Scan on t1", anonymous.Root.ToString());
        Assert.Equal("(c1 = 'l1')", anonymous.Root.Filter);
        Assert.Equal("SELECT * FROM t1 WHERE c1 = 'l1'", anonymous.Query);
    }

    [Fact]
    public void One_anonymiser_names_a_table_the_same_in_every_plan()
    {
        PlanAnonymizer anonymizer = new();

        Assert.Equal("Seq Scan on t1", anonymizer.Anonymize(Corpus.Read("seq-scan-filter-17")).Root.ToString());
        Assert.Equal("Index Scan using i1 on t1", anonymizer.Anonymize(Corpus.Read("index-scan-17")).Root.ToString());
    }

    // Everything a user or a file could see: the JSON for other tools, the findings, the settings.
    private static IEnumerable<string> Strings(Plan plan) =>
        Quoted().Matches(plan.GetSource()!).Where(match => !match.Groups["key"].Success)
            .Select(match => System.Text.Json.JsonSerializer.Deserialize<string>(match.Groups["text"].Value)!)
            .Append(plan.Query!)
            .Concat(plan.Root.Subtree().SelectMany(node => new[] { node.Filter, node.IndexCond, node.Alias, node.Schema }.OfType<string>()))
            .Concat(plan.Root.Subtree().SelectMany(node => node.SortKey.Concat(node.Output).Concat(node.GroupKey)))
            .Concat(plan.Triggers.SelectMany(trigger => new[] { trigger.Name, trigger.Relation, trigger.ConstraintName }.OfType<string>()))
            .Concat(plan.Findings.SelectMany(finding => new[] { finding.Object, finding.Sql }.OfType<string>()).Where(text => !text.StartsWith("SET ", StringComparison.Ordinal)));

    private static string Facts(PlanNode node) =>
        $"{node.Id} {node.NodeType} {node.JoinType} {node.ParentRelationship} {node.Metrics.ExclusiveMs} {node.Metrics.TotalRows} {node.Metrics.SharedHitBlocks}";

    [GeneratedRegex("""(?<text>"(?:[^"\\]|\\.)*")(?<key>\s*:)?""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^'l\d+'$")]
    private static partial Regex Literal();
}
