using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Core.Migrations.Review;

/// <summary>What of a migration is sent to a shadow, and in which transactions.</summary>
public static class ShadowScript
{
    /// <summary>Both directions; the downgrade is null where there is none.</summary>
    public static ShadowRevision Of(Migration migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        IReadOnlyList<ShadowStatement>? down = migration.Downgrade.Count == 0 ? null : Statements(migration.Downgrade, migration.IsTransactional);
        return new ShadowRevision(migration.Name, Statements(migration.Statements, migration.IsTransactional), down);
    }

    private static List<ShadowStatement> Statements(IReadOnlyList<MigrationStatement> statements, bool isTransactional)
    {
        List<ShadowStatement> sent = [];
        int transaction = 1;
        foreach (MigrationStatement statement in statements.Where(one => one.Inside is null && !one.IsApproximate))
        {
            // An autocommit block ends the runner's transaction; what comes behind it is in the next one.
            bool isInside = isTransactional && !statement.IsAutocommit;
            transaction += isInside ? 0 : 1;
            sent.Add(new ShadowStatement(statement.Tree)
            {
                Transaction = isInside ? transaction : null,
                CopyRows = statement.CopyText,
                SourceLine = statement.Operation is null ? null : statement.Line,
            });
        }

        return sent;
    }
}
