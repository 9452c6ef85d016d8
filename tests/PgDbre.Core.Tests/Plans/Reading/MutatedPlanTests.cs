using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Reading;

/// <summary>Whatever is done to a plan's text, it is read or refused with PgPlanUnreadable, and no rule fails on what was read.</summary>
public class MutatedPlanTests
{
    private const int MutationsPerFile = 60;
    private static readonly string[] Splices = ["-", "null", "[]", "{}", "\"", "1e308", "9223372036854775807", "\\ud800", "true", "\0", "0", "\"Plans\": ["];

    public static TheoryData<string> Files => [.. Corpus.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_truncated_plan_is_refused(string name)
    {
        string text = Corpus.Text(name).TrimEnd();
        Random random = new(name.Length);
        for (int i = 0; i < MutationsPerFile; i++)
        {
            string cut = text[..random.Next(text.Length - 1)];
            Assert.Equal("PgPlanUnreadable", Assert.Throws<PgDbreException>(() => JsonPlanReader.Read(cut)).ErrorId);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_mutated_plan_is_read_or_refused(string name)
    {
        string text = Corpus.Text(name);
        Random random = new(name.Length * 31);
        for (int i = 0; i < MutationsPerFile; i++)
        {
            ReadOrRefuse(Mutate(text, random));
        }
    }

    private static void ReadOrRefuse(string text)
    {
        IReadOnlyList<Plan> plans;
        try
        {
            plans = JsonPlanReader.Read(text);
        }
        catch (PgDbreException refusal) when (refusal.ErrorId == "PgPlanUnreadable")
        {
            return;
        }

        Assert.All(plans, plan => Assert.DoesNotContain(PlanFindings.Examine(plan).Findings, finding => finding.RuleId == "rule-failed"));
    }

    private static string Mutate(string text, Random random)
    {
        int at = random.Next(text.Length);
        int length = random.Next(Math.Min(12, text.Length - at));
        return random.Next(5) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, Splices[random.Next(Splices.Length)]),
            2 => text.Insert(at, text.Substring(at, length)),
            3 => SwapNumber(text, random),
            _ => text.Remove(at, 1).Insert(at, ((char)random.Next(32, 127)).ToString()),
        };
    }

    // Stays valid JSON most of the time, so that the arithmetic and the rules meet absurd figures.
    private static string SwapNumber(string text, Random random)
    {
        int colon = text.IndexOf("\": ", random.Next(text.Length), StringComparison.Ordinal);
        int end = colon < 0 ? -1 : text.IndexOfAny([',', '\n'], colon);
        return end < 0 ? text : text[..(colon + 3)] + Splices[random.Next(Splices.Length)] + text[end..];
    }
}
