using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

public class StatisticsFactsTests
{
    [Fact]
    public void Stale_statistics_are_the_cause_and_told_with_their_numbers()
    {
        Table mangled = KnownTables.Mangled with { Upkeep = KnownTables.Stale(200_000) };

        FindingList findings = KnownTables.Examine("underestimate-17", mangled);

        Finding stale = findings.Single(finding => finding.RuleId == "statistics-stale");
        Assert.Equal("public.mangled has statistics that are 12 days old, and the changes since then amount to 34 % of its rows.", stale.Message);
        Assert.Equal("ANALYZE \"public\".\"mangled\";", stale.Sql);
        Assert.Contains("should have come after 20,050 changes", stale.Recommendation, StringComparison.Ordinal);
        Assert.Contains("last analyze = 2026-11-12 15:00 UTC, n_mod_since_analyze = 68000, n_live_tup = 200000", stale.Evidence, StringComparison.Ordinal);
        Finding wrong = findings.Single(finding => finding.RuleId == "rows-underestimated");
        Assert.StartsWith("The cause: public.mangled has statistics that are 12 days old", wrong.Recommendation, StringComparison.Ordinal);
        Assert.Equal(wrong.Severity, stale.Severity);
        Assert.Equal(wrong.Score, stale.Score);
    }

    [Fact]
    public void Changes_that_autovacuum_does_not_yet_come_for_name_the_factor()
    {
        Table mangled = KnownTables.Mangled with { Upkeep = KnownTables.Stale(200_000) with { AnalyzeScaleFactor = 0.5 } };

        Finding stale = KnownTables.Find("underestimate-17", "statistics-stale", mangled);

        Assert.Contains("Autovacuum comes after 100,050 changes; a lower autovacuum_analyze_scale_factor (now 50 % of the rows)", stale.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public void Old_statistics_that_misled_nobody_are_no_finding()
    {
        Table orders = KnownTables.Orders with { Upkeep = KnownTables.Stale(200_000) };

        Assert.DoesNotContain(KnownTables.Examine("seq-scan-filter-17", orders), finding => finding.RuleId == "statistics-stale");
    }

    [Fact]
    public void A_table_that_was_never_analysed_is_a_finding_with_or_without_a_wrong_estimate()
    {
        Finding misled = KnownTables.Find("never-analyzed-17", "statistics-stale", KnownTables.NeverAnalyzed);
        Assert.Equal("public.never_analyzed was never analysed, so the planner guesses.", misled.Message);
        Assert.StartsWith("ANALYZE it. Autovacuum is off for it", misled.Recommendation, StringComparison.Ordinal);

        Table orders = KnownTables.Orders with { Rows = null, Upkeep = new TableUpkeep { ReadAt = KnownTables.Now } };
        Assert.Equal(Severity.Low, KnownTables.Find("seq-scan-filter-estimated-17", "statistics-stale", orders).Severity);
    }

    [Fact]
    public void Statistics_the_role_may_not_see_are_not_taken_for_missing()
    {
        Column[] hidden = [.. KnownTables.Mangled.Columns.Select(column => column with { Statistics = null })];
        TableUpkeep reset = new() { ReadAt = KnownTables.Now };
        Table unreadable = KnownTables.Mangled with { Columns = hidden, Upkeep = reset, CanReadStatistics = false };

        Assert.DoesNotContain(KnownTables.Examine("underestimate-17", unreadable), finding => finding.RuleId == "statistics-stale");
        Assert.Contains(KnownTables.Examine("underestimate-17", unreadable with { CanReadStatistics = true }), finding => finding.RuleId == "statistics-stale");
        Table fresh = KnownTables.Mangled with { Columns = hidden, CanReadStatistics = false };
        Assert.Contains("(3 hours old, not readable by this role)", KnownTables.Find("underestimate-17", "rows-underestimated", fresh).Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_reset_of_the_counters_nobody_knows_the_age()
    {
        // 300 rows came since the reset; the table has 200,000.
        Table reset = KnownTables.Mangled with { Upkeep = new TableUpkeep { ReadAt = KnownTables.Now, LiveRows = 300, ModifiedSinceAnalyze = 300 } };

        FindingList findings = KnownTables.Examine("underestimate-17", reset);

        Assert.DoesNotContain(findings, finding => finding.RuleId == "statistics-stale");
        Assert.StartsWith("The server does not know when public.mangled was last analysed", findings.Single(f => f.RuleId == "rows-underestimated").Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public void Fresh_statistics_and_two_columns_ask_for_extended_statistics()
    {
        Finding finding = KnownTables.Find("underestimate-17", "rows-underestimated", KnownTables.Mangled);

        Assert.StartsWith("The statistics of public.mangled are fresh (3 hours old), so b and c and a are correlated", finding.Recommendation, StringComparison.Ordinal);
        Assert.Equal(
            "CREATE STATISTICS \"public\".\"mangled_b_c_a_stat\" (dependencies) ON \"b\", \"c\", \"a\" FROM \"public\".\"mangled\"; ANALYZE \"public\".\"mangled\";",
            finding.Sql);
    }

    [Fact]
    public void Extended_statistics_that_are_there_are_not_created_again()
    {
        Table mangled = KnownTables.Mangled with
        {
            Statistics = [new ExtendedStatistics(new TableName("public", "mangled_all"), ["a", "b", "c"], ["f", "m"])],
        };

        Assert.Equal(
            "ALTER STATISTICS \"public\".\"mangled_all\" SET STATISTICS 1000; ANALYZE \"public\".\"mangled\";",
            KnownTables.Find("underestimate-17", "rows-underestimated", mangled).Sql);
    }

    [Fact]
    public void Fresh_statistics_and_one_column_ask_for_a_higher_target_once()
    {
        Finding finding = KnownTables.Find("overestimate-17", "rows-overestimated", KnownTables.Mangled);
        Assert.Equal("ALTER TABLE \"public\".\"mangled\" ALTER COLUMN \"b\" SET STATISTICS 1000; ANALYZE \"public\".\"mangled\" (\"b\");", finding.Sql);

        Table high = KnownTables.Mangled with { Columns = [.. KnownTables.Mangled.Columns.Select(column => column with { StatisticsTarget = 1000 })] };
        Assert.Null(KnownTables.Find("overestimate-17", "rows-overestimated", high).Sql);
    }

    [Fact]
    public void Without_a_connection_the_rules_that_need_one_are_listed_where_anything_is()
    {
        Finding offline = Corpus.Examine("index-scan-estimated-17").Findings.Single(finding => finding.RuleId == "not-checked");
        Assert.Contains("; no connection: statistics-stale, vector-index-wrong-operator", offline.Evidence, StringComparison.Ordinal);

        Finding connected = KnownTables.Examine("index-scan-estimated-17", KnownTables.Orders).Single(finding => finding.RuleId == "not-checked");
        Assert.DoesNotContain("no connection", connected.Evidence, StringComparison.Ordinal);
    }
}
