using System.Globalization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Core.Migrations.Review;

/// <summary>What is to be said of one migration, on one line.</summary>
public sealed record MigrationVerdict
{
    /// <summary>host:port of the server whose schema it was judged by; null if it was judged by its text alone.</summary>
    public string? Server { get; init; }

    /// <summary>The database; null as above.</summary>
    public string? Database { get; init; }

    /// <summary>The file's name, or the revision.</summary>
    public required string Migration { get; init; }

    /// <summary>Safe, safe with care, unsafe, or not known.</summary>
    public required MigrationSafety Verdict { get; init; }

    /// <summary>The worst new finding; null without any.</summary>
    public Severity? Worst { get; init; }

    /// <summary>New findings of any severity.</summary>
    public int FindingCount { get; init; }

    /// <summary>Its statements, those inside of DO blocks and those of its downgrade included.</summary>
    public int StatementCount { get; init; }

    /// <summary>Statements whose locks and work a shadow run has shown; null without one.</summary>
    public int? ProvedCount { get; init; }

    /// <summary>Statements and parts that could not be judged.</summary>
    public int UnknownCount { get; init; }

    /// <summary>The strongest lock of the upgrade on a table that others may use, such as ACCESS EXCLUSIVE; null if it takes none.</summary>
    public string? StrongestLock { get; init; }

    /// <summary>The file.</summary>
    public string? Path { get; init; }

    /// <summary>Its new findings, worst first.</summary>
    public CatalogList<Finding> Findings { get; init; } = new([]);

    /// <summary>The verdict on a migration whose findings have been judged against suppressions and baseline.</summary>
    /// <param name="review">The review.</param>
    /// <param name="found">Its findings that are new.</param>
    public static MigrationVerdict Of(MigrationReview review, IReadOnlyList<Finding> found)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(found);
        LockEffect? strongest = review.Statements.Where(statement => !statement.IsDowngrade).SelectMany(statement => statement.Effects).MaxBy(effect => effect.Mode);
        int unknown = review.UnknownCount;
        Severity? worst = found.Count > 0 ? found.Max(finding => finding.Severity) : null;
        return new MigrationVerdict
        {
            Migration = review.Migration.Name,
            Verdict = worst >= Severity.High ? MigrationSafety.Unsafe
                : unknown > 0 ? MigrationSafety.Unknown
                : worst >= Severity.Low ? MigrationSafety.SafeWithCare
                : MigrationSafety.Safe,
            Worst = worst,
            FindingCount = found.Count,
            StatementCount = review.Statements.Count,
            ProvedCount = review.IsShadowed ? review.Statements.Count(one => one.Trace is { Outcome: StatementOutcome.Ran }) : null,
            UnknownCount = unknown,
            StrongestLock = strongest?.Mode.Name(),
            Path = review.Migration.Path,
            Findings = new([.. found.OrderByDescending(finding => finding.Severity)]),
        };
    }

    /// <summary>"V2__orders.sql: unsafe (3 findings, worst High; 12 statements, 1 not judged; strongest lock ACCESS EXCLUSIVE)".</summary>
    public override string ToString()
    {
        string verdict = Verdict switch
        {
            MigrationSafety.Safe => "safe",
            MigrationSafety.SafeWithCare => "safe with care",
            MigrationSafety.Unsafe => "unsafe",
            _ => "not known",
        };
        string findings = Count(FindingCount, "finding") + (Worst is { } worst ? $", worst {worst}" : "");
        string statements = Count(StatementCount, "statement")
            + (ProvedCount is { } proved ? $", {proved.ToString(CultureInfo.InvariantCulture)} proved" : "")
            + (UnknownCount > 0 ? $", {UnknownCount.ToString(CultureInfo.InvariantCulture)} not judged" : "");
        return $"{Migration}: {verdict} ({findings}; {statements}{(StrongestLock is null ? "" : $"; strongest lock {StrongestLock}")})";
    }

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
