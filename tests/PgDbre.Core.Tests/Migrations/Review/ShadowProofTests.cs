using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Plans.Proving;
using PgDbre.Testing;

namespace PgDbre.Core.Tests.Migrations.Review;

/// <summary>What a shadow run makes of findings; its traces are typed by hand here, as the tracer writes them.</summary>
public sealed class ShadowProofTests
{
    private const string Check = "ALTER TABLE orders ADD CONSTRAINT c CHECK (total >= 0);";

    [Fact]
    public void What_the_shadow_shows_proves_the_finding()
    {
        Finding finding = Found("add-check-without-not-valid", Check, Trace(Check, LockMode.AccessExclusive, scans: true));

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(
            "proven: on the shadow it took ACCESS EXCLUSIVE on public.orders and read it from end to end (3.0 ms)", finding.Proof?.ToString());
    }

    [Fact]
    public void What_it_does_not_show_overrules_the_rule()
    {
        Finding finding = Found("add-check-without-not-valid", Check, Trace(Check, LockMode.AccessExclusive, scans: false));

        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal(ProofVerdict.NotProven, finding.Proof?.Verdict);
        Assert.Contains("read none of it", finding.Proof!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_that_did_not_run_there_proves_nothing()
    {
        StatementTrace trace = Trace(Check, LockMode.AccessExclusive, scans: false) with
        {
            Outcome = StatementOutcome.NotRun, Message = "statement 1 failed",
        };
        Finding finding = Found("add-check-without-not-valid", Check, trace);
        Assert.Equal((Severity.Critical, "not tried: on the shadow it did not run: statement 1 failed"), (finding.Severity, finding.Proof?.ToString()));
    }

    [Theory]
    [InlineData("42703", "column \"x\" does not exist", Severity.Critical, "On the shadow it fails: column \"x\" does not exist (42703).")]
    [InlineData("23514", "violated by some row", Severity.Medium, "On the shadow it fails on a row made up there: violated by some row (23514).")]
    public void A_failure_is_a_finding_whose_weight_depends_on_what_is_to_blame(string state, string message, Severity severity, string expected)
    {
        StatementTrace trace = Trace(Check, LockMode.AccessExclusive, scans: false) with
        {
            Outcome = StatementOutcome.Failed, SqlState = state, Message = message,
        };
        Finding finding = Found("statement-fails-on-shadow", Check, trace);
        Assert.Equal((severity, expected), (finding.Severity, finding.Message));
    }

    [Fact]
    public void Work_that_no_rule_foresaw_is_a_finding()
    {
        const string Sql = "SELECT change_everything();";
        Finding finding = Found("blocking-work-on-shadow", Sql, Trace(Sql, LockMode.AccessExclusive, scans: true));
        Assert.Equal((Severity.Critical, "public.orders"), (finding.Severity, finding.Object));
    }

    [Fact]
    public void A_block_is_proved_as_a_whole_and_the_next_statement_by_its_own_trace()
    {
        const string Sql = "DO $$ BEGIN ALTER TABLE orders ADD CHECK (total > 0); END $$; ALTER TABLE orders ADD CHECK (total > 1);";
        Finding[] found = Review(
            Sql, Trace("DO", LockMode.AccessExclusive, scans: true), Trace("ALTER", LockMode.AccessExclusive, scans: false) with { Ordinal = 2 });

        Assert.Equal(
            [ProofVerdict.Proven, ProofVerdict.NotProven],
            found.Where(finding => finding.RuleId == "add-check-without-not-valid").Select(finding => finding.Proof!.Verdict));
    }

    private static Finding Found(string rule, string sql, StatementTrace trace) =>
        Assert.Single(Review(sql, trace), finding => finding.RuleId == rule);

    private static Finding[] Review(string sql, params StatementTrace[] traces)
    {
        Migration migration = ExampleMigrations.Read(sql)[0];
        RevisionRoundTrip trip = new()
        {
            Revision = migration.Name,
            Up = new ShadowRun { Server = "localhost:5432", ServerVersion = "17.11", Statements = traces },
        };
        return [.. ExampleSchema.Review([migration], shadow: new Dictionary<Migration, RevisionRoundTrip> { [migration] = trip })[0].Findings];
    }

    private static StatementTrace Trace(string sql, LockMode mode, bool scans)
    {
        TracedRelation orders = new(new TableName("public", "orders"), LockableKind.Table);
        return new StatementTrace
        {
            Ordinal = 1,
            Line = 1,
            Sql = sql,
            Outcome = StatementOutcome.Ran,
            DurationMs = 3,
            Locks = [new TracedLock(orders, mode)],
            FullScans = scans ? [new FullScan(orders, 1)] : [],
        };
    }
}
