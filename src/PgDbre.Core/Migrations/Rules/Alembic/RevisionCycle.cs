using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class RevisionCycle : RevisionGraphRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "revision-cycle",
        Code = "A15",
        Title = "Revisions that build on each other",
        Why = "There is no order to run them in: every command of Alembic fails.",
        Advice = "Let the chain begin somewhere: mend down_revision.",
        BadExample = """
            revision = "b"
            down_revision = "c"
            def upgrade(): pass
            def downgrade(): pass
            # ---
            revision = "c"
            down_revision = "b"
            def upgrade(): pass
            def downgrade(): pass
            """,
        GoodExample = """
            revision = "b"
            down_revision = None
            def upgrade(): pass
            def downgrade(): pass
            # ---
            revision = "c"
            down_revision = "b"
            def upgrade(): pass
            def downgrade(): pass
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical.",
    };

    private protected override IEnumerable<MigrationObservation> Examine(RevisionGraph graph, MigrationEnd end)
    {
        if (graph.Cyclic.Count == 0)
        {
            yield break;
        }

        string names = string.Join(", ", graph.Cyclic.Select(script => script.Revision));
        (string path, int line) = Place(graph.Cyclic[0], "down_revision");
        yield return new MigrationObservation
        {
            Object = graph.Cyclic[0].Revision,
            Severity = Severity.Critical,
            Message = $"These revisions build on each other, or on such: {names}.",
            Recommendation = "Mend down_revision so that the chain begins somewhere.",
            Path = path,
            Line = line,
        };
    }
}
