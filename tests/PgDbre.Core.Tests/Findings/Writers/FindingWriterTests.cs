using System.Text.Json;
using System.Xml.Linq;
using PgDbre.Core.Findings;
using PgDbre.Core.Findings.Writers;
using PgDbre.Core.Plans.Proving;

namespace PgDbre.Core.Tests.Findings.Writers;

public sealed class FindingWriterTests
{
    private static readonly Finding InFile = SampleFinding.Make("drop-table", Severity.High) with
    {
        Path = "db/1 init.sql", Line = 4, Column = 2, Object = "public.t", Message = "It drops.", Sql = "DROP TABLE t",
    };

    private static readonly JudgedFinding[] Judged =
    [
        InFile.New(),
        SampleFinding.Make().New(),
        new(SampleFinding.Make("known-rule"), FindingState.Known),
        new(SampleFinding.Make("silent-rule"), FindingState.Suppressed, "nightly job"),
    ];

    public static TheoryData<FindingFormat> Formats => [.. Enum.GetValues<FindingFormat>()];

    [Fact]
    public void Text_is_as_compilers_write_it() => Assert.Equal(
        """
        db/1 init.sql:4:2: High drop-table public.t: It drops.
            More work_mem.
            DROP TABLE t
        Medium sort-spilled-to-disk Sort: It spilled.
            More work_mem.
        2 new findings (1 High, 1 Medium), 1 known, 1 suppressed
        """,
        Write(FindingFormat.Text));

    [Fact]
    public void Markdown_is_a_verdict_and_a_table() => Assert.Equal(
        """
        **Test-PgPlan: failed** — 2 new findings (1 High, 1 Medium), 1 known, 1 suppressed

        | Severity | Rule | Object | Message | What to do |
        | --- | --- | --- | --- | --- |
        | High | `drop-table` | db/1 init.sql:4 public.t | It drops. | More work_mem. |
        | Medium | `sort-spilled-to-disk` | Sort | It spilled. | More work_mem. |
        """,
        Write(FindingFormat.Markdown));

    [Fact]
    public void Json_holds_every_finding_with_its_state()
    {
        JsonElement root = Parse(Write(FindingFormat.Json));

        Assert.True(root.GetProperty("verdict").GetProperty("failed").GetBoolean());
        Assert.Equal("High", root.GetProperty("verdict").GetProperty("failOn").GetString());
        Assert.Equal(["New", "New", "Known", "Suppressed"], root.GetProperty("findings").EnumerateArray().Select(one => one.GetProperty("state").GetString()));
        Assert.Equal(4, root.GetProperty("findings")[0].GetProperty("line").GetInt32());
        Assert.False(root.GetProperty("findings")[1].TryGetProperty("path", out _));
    }

    [Fact]
    public void Sarif_names_place_level_state_and_reason()
    {
        JsonElement root = Parse(Write(FindingFormat.Sarif));
        JsonElement[] results = [.. root.GetProperty("runs")[0].GetProperty("results").EnumerateArray()];
        JsonElement place = results[0].GetProperty("locations")[0].GetProperty("physicalLocation");

        Assert.Equal("2.1.0", root.GetProperty("version").GetString());
        Assert.Equal(["error", "warning", "warning", "warning"], results.Select(one => one.GetProperty("level").GetString()));
        Assert.Equal(["new", "new", "unchanged", "new"], results.Select(one => one.GetProperty("baselineState").GetString()));
        Assert.Equal("db/1%20init.sql", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(4, place.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal(0, results[0].GetProperty("suppressions").GetArrayLength());
        Assert.Equal("nightly job", results[3].GetProperty("suppressions")[0].GetProperty("justification").GetString());
        Assert.Equal("drop-table", Assert.Single(Driver(root).GetProperty("rules").EnumerateArray()).GetProperty("id").GetString());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_proof_stands_with_its_finding(FindingFormat format)
    {
        FindingProof proof = new() { Verdict = ProofVerdict.Proven, BeforeCost = 4970, AfterCost = 8.4, GainPercent = 99.8 };
        Finding finding = SampleFinding.Make() with { Proof = proof };

        string text = FindingWriters.Of(format).Write(new FindingReport("Test-PgPlan", [finding.New()], GateVerdict.Of([finding.New()], failOn: null)));

        Assert.Contains("proven: cost 4,970.0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_get_the_figures_of_a_proof()
    {
        Finding finding = SampleFinding.Make() with { Proof = new() { Verdict = ProofVerdict.NotProven, IsMeasured = true, BeforeTempBlocks = 319, Reason = "no" } };
        FindingReport report = new("Test-PgPlan", [finding.New()], GateVerdict.Of([finding.New()], failOn: null));

        JsonElement json = Parse(new JsonFindingWriter().Write(report)).GetProperty("findings")[0].GetProperty("proof");
        JsonElement sarif = Parse(new SarifFindingWriter().Write(report)).GetProperty("runs")[0].GetProperty("results")[0].GetProperty("properties").GetProperty("proof");

        Assert.All((JsonElement[])[json, sarif], one =>
        {
            Assert.Equal(("NotProven", 319, "no"), (one.GetProperty("verdict").GetString(), one.GetProperty("beforeTempBlocks").GetInt32(), one.GetProperty("reason").GetString()));
            Assert.False(one.TryGetProperty("afterMs", out _));
        });
    }

    [Fact]
    public void JUnit_fails_what_fails_the_gate_and_skips_what_is_accepted()
    {
        XElement suite = XDocument.Parse(Write(FindingFormat.JUnit)).Root!.Element("testsuite")!;

        Assert.Equal(("4", "1", "2"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("skipped")!.Value));
        Assert.Equal(["failure", "system-out", "skipped", "skipped"], suite.Elements("testcase").Select(one => one.Elements().Single().Name.LocalName));
        Assert.Equal("db/1 init.sql", suite.Elements("testcase").First().Attribute("classname")!.Value);
        Assert.Equal("nightly job", suite.Elements("testcase").Last().Element("skipped")!.Attribute("message")!.Value);
    }

    [Fact]
    public void JUnit_of_a_clean_run_has_a_passed_case()
    {
        XElement suite = XDocument.Parse(Write(FindingFormat.JUnit, [])).Root!.Element("testsuite")!;

        Assert.Empty(Assert.Single(suite.Elements("testcase")).Elements());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Hostile_text_stays_text(FindingFormat format)
    {
        Finding hostile = SampleFinding.Make(SampleFinding.Hostile) with
        {
            Object = SampleFinding.Hostile, Message = SampleFinding.Hostile, Evidence = SampleFinding.Hostile,
            Recommendation = SampleFinding.Hostile, Sql = SampleFinding.Hostile, Path = SampleFinding.Hostile, Line = 1,
        };

        string text = Write(format, [hostile.New(), new(hostile, FindingState.Suppressed, SampleFinding.Hostile)]);

        Assert.DoesNotContain('\u001b', text);
        if (format == FindingFormat.JUnit)
        {
            Assert.NotNull(XDocument.Parse(text).Root);
        }
        else if (format is FindingFormat.Json or FindingFormat.Sarif)
        {
            Assert.DoesNotContain("<", text, StringComparison.Ordinal);
            Parse(text);
        }
        else if (format == FindingFormat.Markdown)
        {
            Assert.DoesNotContain("<", text, StringComparison.Ordinal);
            Assert.Equal(5, text.Split('\n').Length);
        }
    }

    private static string Write(FindingFormat format, IReadOnlyList<JudgedFinding>? judged = null) => FindingWriters.Of(format).Write(
        new FindingReport("Test-PgPlan", judged ?? Judged, GateVerdict.Of(judged ?? Judged, Severity.High))
        {
            Rules = [Rule("drop-table"), Rule("not-found")],
        });

    private static RuleMetadata Rule(string id) => new()
    {
        Id = id, Title = "T", Why = "W", Advice = "A", BadExample = "", GoodExample = "", MaxSeverity = Severity.High, SeverityRule = "",
    };

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static JsonElement Driver(JsonElement root) => root.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver");
}
