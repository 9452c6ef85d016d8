using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Reading;
using PgDbre.Core.Migrations.Review;

namespace PgDbre.Core.Tests.Migrations.Locks;

/// <summary>The effects of one statement behind a script that makes its tables.</summary>
internal static class LockTable
{
    /// <summary>What the last statement of a change does to each relation that was there before.</summary>
    public static IReadOnlyList<LockEffect> Effects(string setup, string change, int target = 17, string? timeZone = null)
    {
        ReviewOptions options = new()
        {
            TargetVersion = target,
            Settings = timeZone is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["TimeZone"] = timeZone },
        };
        MigrationReview review = new MigrationReviewer([], options)
            .Review([SqlMigrationReader.Read(setup), SqlMigrationReader.Read(change)], SchemaModel.Empty)
            .Last();
        return review.Statements[^1].Effects;
    }

    /// <summary>"t: ACCESS EXCLUSIVE, Scan; u: SHARE, None", by name; a question mark behind work that is not certain.</summary>
    public static string Text(string setup, string change, int target = 17, string? timeZone = null) => string.Join("; ", Effects(
            setup, change, target, timeZone)
        .OrderBy(effect => effect.Relation.Name, StringComparer.Ordinal)
        .Select(effect => $"{effect.Relation.Name}: {effect.Mode.Name()}, {effect.Work}{(effect.IsCertain ? "" : "?")}"));
}
