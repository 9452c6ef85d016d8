using PgDbre.Core.Connections;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Reading;

/// <summary>Whatever is done to a file of any format: it ends soon, nothing but PgDbreException is thrown, and no rule fails on what was read.</summary>
public class MutatedFormatTests
{
    private const int Mutations = 60;
    private const int PieceLength = 6000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static readonly string[] Splices =
    [
        "-", "\"", "'", "[", "{", "]", "}", "->  ", "\n", "\n\n", "\t", ": ", "  ", "(", ")", "0", "-1", "1e308", "99999999999999999999", "+", "|", "- ", "<", "</Plan>", "&",
        "<explain>", "- Plan:\n", "[\n", "{\n", "Worker 0:  ", "InitPlan 1\n", "CTE x\n", "JIT:\n", "LOG:  duration: 1.0 ms  plan:\n", "Query Text: ", "Sort Method: ", "Buckets: ", "\0", "\ud800", "│",
        "2026-01-31 12:00:00.000 UTC,",
    ];

    public static TheoryData<string> Files =>
        [.. new DirectoryInfo(FormatCorpus.Folder).EnumerateFiles().Where(file => file.Extension != ".sql").Select(file => file.Name).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_mutated_file_is_read_or_refused(string file)
    {
        string text = FormatCorpus.Text(file);
        Random random = new(file.Length * 7919);
        Task work = Task.Run(() =>
        {
            for (int i = 0; i < Mutations; i++)
            {
                Read(Mutate(Piece(text, random), random));
            }
        });
        await work.WaitAsync(Deadline);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"Plan\": ")]
    [InlineData("\"")]
    [InlineData("  ->  Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)\n")]
    [InlineData("Result  (cost=0.00..0.01 rows=1 width=4)\n  Filter: 'open\n")]
    [InlineData("Result  (cost=0.00..0.01 rows=1 width=4)\n")]
    [InlineData("- Plan:\n")]
    [InlineData("<explain>\n")]
    [InlineData("LOG:  duration: 1.0 ms  plan:\n")]
    [InlineData("LOG:  duration: 1.0 ms  plan:\nQuery Text: x\n")]
    [InlineData("2026-01-31 12:00:00.000 UTC,\"a plan:\n")]
    [InlineData("Merge Join\n")]
    public async Task A_million_characters_of_the_same_end_soon(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        await Task.Run(() => Read(text)).WaitAsync(Deadline);
    }

    private static void Read(string text)
    {
        using StringReader reader = new(text);
        foreach (PlanReading reading in PlanFileReader.Read(reader))
        {
            Assert.True(reading.Plan is not null || reading.Problem!.ErrorId == "PgPlanUnreadable");
            if (reading.Plan is { } plan)
            {
                Assert.DoesNotContain(PlanFindings.Examine(plan).Findings, finding => finding.RuleId == "rule-failed");
            }
        }

        foreach (Action read in (Action[])[() => TextPlanReader.Read(text), () => YamlPlanReader.Read(text), () => XmlPlanReader.Read(text)])
        {
            try
            {
                read();
            }
            catch (PgDbreException refusal)
            {
                Assert.Equal("PgPlanUnreadable", refusal.ErrorId);
            }
        }
    }

    // A window of the file: a cut at both ends, and small enough for many rounds.
    private static string Piece(string text, Random random)
    {
        int length = Math.Min(text.Length, 1 + random.Next(PieceLength));
        int start = random.Next(3) == 0 ? 0 : random.Next(text.Length - length + 1);
        return text.Substring(start, length);
    }

    private static string Mutate(string text, Random random)
    {
        for (int i = random.Next(6); i > 0; i--)
        {
            int at = random.Next(text.Length);
            int length = random.Next(Math.Min(40, text.Length - at));
            text = random.Next(4) switch
            {
                0 when text.Length - length > 1 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => text.Insert(at, Splices[random.Next(Splices.Length)]),
                _ => text[..at] + Splices[random.Next(Splices.Length)] + text[(at + 1)..],
            };
        }

        return text;
    }
}
