using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Reading;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Migrations.Rules;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Plans.Proving;
using PgDbre.Data.Connections;
using PgDbre.Data.Migrations;
using PgDbre.Data.Migrations.Seeding;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Migrations;

/// <summary>The examples of every rule, run on a live server: what a bad one is said to lock and to do, it does.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RuleExamplesTests(SandboxFixture sandbox)
{
    private static readonly string Schema = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Migrations", "Data", "schema.sql"));

    public static TheoryData<string> Ids { get; } = [.. RuleFamily.Of<MigrationRule>().Select(rule => rule.Metadata.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_a_rule_claims_of_its_bad_example_the_server_does(string id)
    {
        MigrationRule rule = RuleFamily.Of<MigrationRule>().Single(one => one.Metadata.Id == id);

        Finding[] found = [.. (await ReviewAsync(rule.Metadata.BadExample, rule.NeedsShadow)).Findings.Where(finding => finding.RuleId == id)];

        Assert.NotEmpty(found);
        Assert.All(found, finding => Assert.NotEqual(ProofVerdict.NotProven, finding.Proof?.Verdict));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_good_example_runs_and_is_not_found(string id)
    {
        MigrationRule rule = RuleFamily.Of<MigrationRule>().Single(one => one.Metadata.Id == id);

        MigrationReview review = await ReviewAsync(rule.Metadata.GoodExample, rule.NeedsShadow);

        Assert.DoesNotContain(review.Findings, finding => finding.RuleId == id);
        Assert.Empty(review.Statements.Select(statement => statement.Trace).OfType<StatementTrace>()
            .Where(trace => trace.Outcome == StatementOutcome.Failed).Select(trace => $"{trace.Sql}: {trace.Message}").Distinct());
    }

    private async Task<MigrationReview> ReviewAsync(string example, bool withRows)
    {
        IReadOnlyList<Migration> chain = ExampleMigrations.Read(example);
        await using PgConnection server = await ServerConnector.ConnectAsync(sandbox.Administrator, CancellationToken.None);
        await using ShadowDatabase database = await ShadowDatabase.CreateAsync(server, isOwnServer: true, CancellationToken.None);
        await ScriptRunner.RunAsync(database.Connection, Schema, "schema.sql", _ => { }, CancellationToken.None);
        if (withRows)
        {
            await ShadowSeeder.SeedAsync(database, CancellationToken.None);
        }

        RoundTripResult result = await new RoundTrip(database, new TraceOptions { ContinuesAfterFailure = true }) { SeedsNewTables = withRows }
            .RunAsync([.. chain.Select(ShadowScript.Of)], CancellationToken.None);
        Dictionary<Migration, RevisionRoundTrip> trips = chain.Zip(result.Revisions).ToDictionary(pair => pair.First, pair => pair.Second);
        return new MigrationReviewer(RuleFamily.Of<MigrationRule>(), new ReviewOptions())
            .Review([SqlMigrationReader.Read(Schema), .. chain], SchemaModel.Empty, trips).Last();
    }
}
