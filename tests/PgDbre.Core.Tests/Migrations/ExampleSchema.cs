using PgDbre.Core.Findings;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Reading;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Migrations.Rules;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Sql;
using PgDbre.Testing;

namespace PgDbre.Core.Tests.Migrations;

/// <summary>The schema of the tests (Data/schema.sql), and reviews of migrations that come behind it.</summary>
internal static class ExampleSchema
{
    public static Migration Migration { get; } = SqlMigrationReader.Read(File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "Migrations", "Data", "schema.sql")), "schema.sql");

    /// <summary>The review of the last migration of a text by every rule, those of taste included.</summary>
    public static MigrationReview Review(string text, ReviewOptions? options = null) =>
        Review(ExampleMigrations.Read(text, options?.InTransaction ?? false), options)[^1];

    /// <summary>The reviews of a chain behind the schema.</summary>
    public static IReadOnlyList<MigrationReview> Review(
        IReadOnlyList<Migration> chain, ReviewOptions? options = null, IReadOnlyDictionary<Migration, RevisionRoundTrip>? shadow = null) =>
        [.. new MigrationReviewer(RuleFamily.Of<MigrationRule>(), options ?? new ReviewOptions())
            .Review([Migration, .. chain], SchemaModel.Empty, shadow).Skip(1)];

    /// <summary>What one rule finds in a script.</summary>
    public static IReadOnlyList<Finding> Findings(string rule, string sql, ReviewOptions? options = null) =>
        [.. Review(sql, options).Findings.Where(finding => finding.RuleId == rule)];

    /// <summary>The schema as a snapshot would tell it: complete, and with these numbers of rows.</summary>
    public static SchemaModel Known(params (string Table, double Rows)[] sizes)
    {
        SchemaModel model = SchemaModel.Empty with { IsComplete = true };
        foreach (MigrationStatement statement in Migration.Statements)
        {
            model = new SchemaChange(migration: -1, transaction: 0, statement).Apply(model);
        }

        return sizes.Aggregate(
            model.With(model.All.Select(relation => relation with { CreatedBy = null, Rows = null, IsComplete = true }).ToArray()),
            (schema, size) => schema.With(new QualifiedName(null, size.Table), relation => relation with { Rows = size.Rows }));
    }

    /// <summary>What one rule finds in a script behind such a schema.</summary>
    public static IReadOnlyList<Finding> Findings(string rule, string sql, SchemaModel schema, ReviewOptions? options = null) =>
    [
        .. new MigrationReviewer(RuleFamily.Of<MigrationRule>(), options ?? new ReviewOptions())
            .Review(ExampleMigrations.Read(sql, options?.InTransaction ?? false), schema)
            .Last().Findings.Where(finding => finding.RuleId == rule),
    ];
}
