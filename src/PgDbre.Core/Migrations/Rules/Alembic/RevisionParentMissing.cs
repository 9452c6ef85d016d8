using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class RevisionParentMissing : RevisionGraphRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "revision-parent-missing",
        Code = "A15",
        Title = "A revision builds on one that no file has",
        Why = "Alembic cannot load the folder: every command fails.",
        Advice = "Bring the missing file back, or mend down_revision.",
        BadExample = """
            revision = "b"
            down_revision = "a"
            def upgrade(): pass
            def downgrade(): pass
            # ---
            revision = "c"
            down_revision = "bb"
            def upgrade(): pass
            def downgrade(): pass
            """,
        GoodExample = """
            revision = "b"
            down_revision = "a"
            def upgrade(): pass
            def downgrade(): pass
            # ---
            revision = "c"
            down_revision = "b"
            def upgrade(): pass
            def downgrade(): pass
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical. Where some files of a folder were given alone, the parent of the first is not missed.",
    };

    // Of a part of a folder the revisions at its beginning have their parents outside of it: a graph with one such place is taken for a part.
    private protected override IEnumerable<MigrationObservation> Examine(RevisionGraph graph, MigrationEnd end)
    {
        bool hasBase = graph.Bases.Count > 0;
        return graph.MissingParents.Skip(hasBase ? 0 : 1).Select(missing =>
        {
            (string path, int line) = Place(missing.Script, "down_revision");
            return new MigrationObservation
            {
                Object = missing.Script.Revision,
                Severity = Severity.Critical,
                Message = $"Revision {missing.Script.Revision} builds on {missing.Missing}, which no file has.",
                Recommendation = "Bring that file back, or name the right parent in down_revision.",
                Path = path,
                Line = line,
            };
        });
    }
}
