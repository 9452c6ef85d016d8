using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Rules;
using PgDbre.Core.Migrations.Session;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Core.Migrations.Review;

/// <summary>
/// Walks a chain of migrations statement by statement, as a server would, and lets every rule look at each. The schema is carried from
/// one migration to the next; that a table is new ends with the migration that made it, for by the next one it may hold rows.
/// </summary>
/// <param name="rules">The rules to apply.</param>
/// <param name="options">How to judge.</param>
public sealed class MigrationReviewer(IReadOnlyList<MigrationRule> rules, ReviewOptions options)
{
    /// <summary>Reviews the chain.</summary>
    /// <param name="chain">The migrations in the order in which they run.</param>
    /// <param name="schema">The schema before the first.</param>
    /// <param name="shadow">What the migrations did on a shadow, for those that ran there; null without a shadow.</param>
    public IEnumerable<MigrationReview> Review(
        IReadOnlyList<Migration> chain, SchemaModel schema, IReadOnlyDictionary<Migration, RevisionRoundTrip>? shadow = null)
    {
        ArgumentNullException.ThrowIfNull(chain);
        SessionModel session = SessionModel.Start(options.Settings);
        for (int ordinal = 0; ordinal < chain.Count; ordinal++)
        {
            MigrationWalk walk = new(rules, options, chain, ordinal, shadow?.GetValueOrDefault(chain[ordinal]));
            yield return walk.Run(ref schema, ref session);
        }
    }

    /// <summary>The review of one migration alone.</summary>
    public MigrationReview Review(Migration migration, SchemaModel schema) => Review([migration], schema).Single();
}
