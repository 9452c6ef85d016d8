using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Review;

/// <summary>What came of one migration.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Findings">What the rules say, by line.</param>
/// <param name="Statements">Its statements with their locks, the downgrade's behind the upgrade's.</param>
public sealed record MigrationReview(Migration Migration, IReadOnlyList<Finding> Findings, IReadOnlyList<JudgedStatement> Statements)
{
    /// <summary>True if it was run on a shadow, or at least tried there.</summary>
    public bool IsShadowed => Statements.Any(statement => statement.Trace is not null);

    /// <summary>Statements that no rule could judge: not parsed, or put together at run time.</summary>
    public int UnknownCount => Migration.Unknown.Count + Statements.Count(statement => statement.Statement.Tree is UnparsedStatement);
}
