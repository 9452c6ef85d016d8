using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Migrations.Session;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>The end of a migration: what a rule may look at when all its statements are known.</summary>
internal sealed record MigrationEnd
{
    /// <summary>The migration.</summary>
    public required Migration Migration { get; init; }

    /// <summary>Its ordinal in the chain, counted from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>True for the last migration of the chain.</summary>
    public required bool IsLast { get; init; }

    /// <summary>All migrations of the chain.</summary>
    public required IReadOnlyList<Migration> Chain { get; init; }

    /// <summary>The schema before the migration.</summary>
    public required SchemaModel Before { get; init; }

    /// <summary>The schema after it.</summary>
    public required SchemaModel After { get; init; }

    /// <summary>The schema after its downgrade; null without one.</summary>
    public SchemaModel? AfterDowngrade { get; init; }

    /// <summary>The session after its last statement, before the runner commits.</summary>
    public required SessionModel Session { get; init; }

    /// <summary>The migration run up, down and up again on a shadow; null if it was not.</summary>
    public RevisionRoundTrip? Shadow { get; init; }

    /// <summary>How the user wants migrations judged.</summary>
    public required ReviewOptions Options { get; init; }
}
