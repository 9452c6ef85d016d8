using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ViewDropped : StatementRule<DropObject>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "view-dropped",
        Code = "B03",
        Title = "View dropped, or missing for a while",
        Why = "Old code that reads the view fails; between DROP and CREATE outside of a transaction so does all code.",
        Advice = "Replace it (CREATE OR REPLACE VIEW, or DROP and CREATE in one transaction); drop it one release after its last reader.",
        BadExample = "DROP VIEW open_orders;",
        GoodExample = """
            BEGIN;
            DROP VIEW open_orders;
            CREATE VIEW open_orders AS SELECT id, customer_id, total, note FROM orders WHERE status = 'open';
            COMMIT;
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium; Low where it is made again outside of a transaction.",
        Reference = "https://www.postgresql.org/docs/current/sql-createview.html",
    };

    private protected override IEnumerable<MigrationObservation> Examine(DropObject statement, MigrationStep step)
    {
        foreach (QualifiedName view in statement.Kind == ObjectKind.View ? statement.Names : [])
        {
            bool isMissing = statement.IfExists && step.Schema.IsComplete && step.Schema.Find(view) is null;
            bool isMadeAgain = step.Later.Any(later => IsMaking(later.Tree, view, step));
            if (step.EffectOn(view) is null || isMissing || (isMadeAgain && step.Session.IsInTransaction))
            {
                continue;
            }

            yield return new MigrationObservation
            {
                Object = step.Display(view),
                Severity = isMadeAgain ? Severity.Low : Severity.Medium,
                Message = isMadeAgain
                    ? $"{step.Display(view)} is missing from here until it is made again: queries in between fail, for no "
                        + "transaction holds the two together."
                    : $"{step.Display(view)} is dropped: code that still reads it fails.",
                Recommendation = "Put DROP and CREATE into one transaction; to drop it for good, wait a release after its last reader.",
                Claim = step.EffectOn(view),
            };
        }
    }

    private static bool IsMaking(Statement statement, QualifiedName view, MigrationStep step) => statement switch
    {
        CreateView made => step.Schema.Resolve(made.Name) == step.Schema.Resolve(view),
        CreateTable made => step.Schema.Resolve(made.Name) == step.Schema.Resolve(view),
        CreateTableAs made => step.Schema.Resolve(made.Name) == step.Schema.Resolve(view),
        AlterTable { Actions: [RenameTo rename] } => rename.NewName == view.Name,
        _ => false,
    };
}
