using System.Text.RegularExpressions;
using PgDbre.Core.Catalog;
using PgDbre.Core.Catalog.Checks;
using PgDbre.Core.Connections;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Catalog.Checks;

public sealed class UpkeepCheckTests
{
    private readonly SampleSchema _schema = new();

    [Theory]
    [InlineData(390_000_000, null)]
    [InlineData(410_000_000, Severity.Medium)]
    [InlineData(1_700_000_000, Severity.Critical)]
    public void Wraparound_is_judged_by_the_age_and_autovacuums_limit(long age, Severity? expected)
    {
        _schema.Add(new Table { Oid = 0, Name = new("public", "t") }, new TableState { FrozenAge = age });

        Assert.Equal(expected, _schema.Check("transaction-id-wraparound").SingleOrDefault()?.Severity);
    }

    [Fact]
    public void Multixacts_wrap_too_and_a_table_may_have_a_limit_of_its_own()
    {
        _schema.Add(
            new Table { Oid = 0, Name = new("public", "t") },
            new TableState
            {
                FrozenAge = 50_000_000,
                MultixactAge = 900_000_000,
                Options = StorageOptions.Read(["autovacuum_freeze_max_age=20000000"]),
            });

        Assert.Equal(
            ["age(relfrozenxid) = 50000000", "mxid_age(relminmxid) = 900000000"],
            _schema.Check("transaction-id-wraparound").Select(finding => finding.Evidence));
    }

    [Fact]
    public void Stale_statistics_are_found_above_a_fifth_of_the_rows()
    {
        AddChanged("stale", 300_000);
        AddChanged("fresh", 150_000);

        Finding finding = Assert.Single(_schema.Check("statistics-stale-table"));

        Assert.Equal(("public.stale", "ANALYZE public.stale;"), (finding.Object, finding.Sql));
        Assert.Contains("30 %", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Timestamps_without_zone_are_named_together()
    {
        _schema.Add(
            "t",
            [
                SampleSchema.Column("created", "timestamp"),
                SampleSchema.Column("changed", "timestamp"),
                SampleSchema.Column("seen", "timestamptz"),
            ]);

        Assert.Equal(
            "2 columns are timestamp without time zone: created, changed.",
            Assert.Single(_schema.Check("timestamp-without-time-zone")).Message);
    }

    [Fact]
    public void What_is_hidden_is_said_and_not_guessed()
    {
        _schema.Add(new Table { Oid = 0, Name = new("public", "t"), CanReadStatistics = false });
        _schema.Sequences.Add(new SequenceState { Oid = 1, Name = new("public", "s"), Min = 1, Max = 10, CanRead = false });

        Assert.Equal(2, _schema.Check("schema-not-checked").Count);
        Assert.Empty(_schema.Check("sequence-near-end"));
    }

    [Fact]
    public void Tables_of_extensions_and_temporary_ones_are_left_out()
    {
        _schema.Add(new Table { Oid = 0, Name = new("public", "spatial_ref_sys") }, new TableState { IsExtensionMember = true });
        _schema.Add(new Table { Oid = 0, Name = new("pg_temp_3", "t") }, new TableState { IsTemporary = true });

        Assert.Empty(_schema.Check("table-without-primary-key"));
    }

    [Fact]
    public void A_misspelt_check_is_an_error_that_names_them_all()
    {
        PgDbreException failure = Assert.Throws<PgDbreException>(() => new SchemaChecks(["unused-indexes"]));

        Assert.Equal("PgRuleUnknown", failure.ErrorId);
        Assert.Contains("unused-index", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_are_unique_and_kebab_case_and_every_check_says_why_and_what_to_do()
    {
        Assert.Equal(SchemaChecks.Rules.Count, SchemaChecks.Rules.Select(rule => rule.Id).Distinct().Count());
        Assert.All(SchemaChecks.Rules, rule => Assert.Matches(new Regex("^[a-z]+(-[a-z]+)*$"), rule.Id));
        Assert.All(
            SchemaChecks.Rules.SelectMany(rule =>
                (string[])[rule.Title, rule.Why, rule.Advice, rule.BadExample, rule.GoodExample, rule.SeverityRule]),
            text => Assert.NotEqual("", text));
    }

    private void AddChanged(string name, long changed) => _schema.Add(new Table
    {
        Oid = 0,
        Name = new("public", name),
        Rows = 1_000_000,
        Pages = 10_000,
        Upkeep = new TableUpkeep
        {
            LiveRows = 1_000_000,
            ModifiedSinceAnalyze = changed,
            ReadAt = _schema.State.ReadAt,
            LastAnalyze = _schema.State.ReadAt.AddDays(-2),
        },
    });
}
