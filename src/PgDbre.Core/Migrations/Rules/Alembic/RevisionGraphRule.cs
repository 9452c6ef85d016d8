using PgDbre.Core.Migrations.Alembic;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>A rule about how the revisions of a folder hang together; it looks once, when the chain is over.</summary>
internal abstract class RevisionGraphRule : MigrationRule
{
    internal sealed override IEnumerable<MigrationObservation> Conclude(MigrationEnd end)
    {
        RevisionScript[] scripts = end.IsLast ? [.. end.Chain.Select(migration => migration.Revision).OfType<RevisionScript>()] : [];
        return scripts.Length == 0 ? [] : Examine(RevisionGraph.Of(scripts), end);
    }

    /// <summary>What is seen in the graph.</summary>
    private protected abstract IEnumerable<MigrationObservation> Examine(RevisionGraph graph, MigrationEnd end);

    /// <summary>Where a revision says who its parent is.</summary>
    private protected static (string Path, int Line) Place(RevisionScript script, string variable) =>
        (script.Path, AssignedLine(script, variable));

    private static int AssignedLine(RevisionScript script, string variable)
    {
        for (int line = 1; line <= script.Module.Source.LineCount; line++)
        {
            if (script.Module.Source.Line(line).StartsWith(variable, StringComparison.Ordinal))
            {
                return line;
            }
        }

        return 1;
    }
}
