using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DuplicateRevision : RevisionGraphRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "duplicate-revision",
        Code = "A15",
        Title = "Two files with one revision id",
        Why = "Alembic takes one of them and leaves the other out with no more than a warning.",
        Advice = "Give one of them an id of its own.",
        BadExample = """
            revision = "b"
            down_revision = "a"
            def upgrade(): pass
            def downgrade(): pass
            # ---
            revision = "b"
            down_revision = "a"
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
        SeverityRule = "Critical.",
    };

    private protected override IEnumerable<MigrationObservation> Examine(RevisionGraph graph, MigrationEnd end) =>
        graph.Duplicates.Select(group =>
        {
            (string path, int line) = Place(group[^1], "revision");
            return new MigrationObservation
            {
                Object = group[0].Revision,
                Severity = Severity.Critical,
                Message = $"Revision {group[0].Revision} is in {group.Count} files: {string.Join(", ", group.Select(script => script.Path))}.",
                Recommendation = "Give one of them an id of its own, and let what builds on it name that.",
                Path = path,
                Line = line,
            };
        });
}
