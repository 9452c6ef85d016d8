using PgDbre.Core.Findings;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Reading;
using PgDbre.Core.Migrations.Review;
using PgDbre.Data.Tests.Migrations;

namespace PgDbre.Benchmarks.Migrations;

/// <summary>The static review of this module, with the rules that are on by default.</summary>
internal static class OwnReview
{
    /// <summary>What the findings at a case say.</summary>
    /// <param name="one">The case.</param>
    /// <param name="knowsSchema">The setup is an earlier migration; else there is only the statement.</param>
    public static CaseVerdict Verdict(LockCase one, bool knowsSchema) =>
        Worst(Review(one, knowsSchema).Findings.Select(finding => finding.Claim).OfType<LockEffect>());

    /// <summary>What the lock model says, of which the rules make findings: tells a rule that is missing from a model that is wrong.</summary>
    public static CaseVerdict ModelVerdict(LockCase one, bool knowsSchema) =>
        Worst(Review(one, knowsSchema).Statements.SelectMany(statement => statement.Effects));

    /// <summary>Reads and reviews a script; how many findings there are.</summary>
    public static int Count(string script) =>
        new MigrationReviewer(MigrationRules.Choose(["*"]), new ReviewOptions()).Review(SqlMigrationReader.Read(script), SchemaModel.Empty).Findings.Count;

    private static MigrationReview Review(LockCase one, bool knowsSchema)
    {
        Migration statement = SqlMigrationReader.Read(one.Sql + ";");
        Migration[] chain = knowsSchema ? [SqlMigrationReader.Read(one.Setup), statement] : [statement];
        ReviewOptions options = new() { TargetVersion = LockTruth.Version(one) };
        return new MigrationReviewer(MigrationRules.Choose(["*"]), options).Review(chain, SchemaModel.Empty).Last();
    }

    private static CaseVerdict Worst(IEnumerable<LockEffect> effects) => effects
        .Where(effect => effect.BlocksWhileWorking)
        .Select(effect => effect.IsCertain ? CaseVerdict.Flagged : CaseVerdict.Open)
        .DefaultIfEmpty(CaseVerdict.Quiet)
        .Max();
}
