using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Alembic;

namespace PgDbre.Core.Migrations.Reading;

/// <summary>The part of a chain that is not applied yet.</summary>
public static class ChainPart
{
    /// <summary>What comes behind a migration: for a revision all but it and its ancestors, for a script what follows it.</summary>
    /// <param name="chain">The whole chain.</param>
    /// <param name="name">A revision or branch label, or the name of a file.</param>
    /// <exception cref="PgDbreException">PgMigrationNotFound: nothing in the chain has that name.</exception>
    public static IReadOnlyList<Migration> After(IReadOnlyList<Migration> chain, string name)
    {
        ArgumentNullException.ThrowIfNull(chain);
        RevisionGraph graph = RevisionGraph.Of(chain.Select(migration => migration.Revision).OfType<RevisionScript>());
        if (graph.Find(name) is { } revision)
        {
            HashSet<RevisionScript> applied = Ancestors(revision, graph);
            return [.. chain.Where(migration => migration.Revision is null || !applied.Contains(migration.Revision))];
        }

        int last = chain.ToList().FindLastIndex(migration => migration.Name == name);
        return last >= 0 ? [.. chain.Skip(last + 1)] : throw new PgDbreException(
            "PgMigrationNotFound",
            PgErrorCategory.ObjectNotFound,
            $"No migration is called '{name}'.",
            "Name a revision of Alembic, or a script by its file name, such as V12__orders.sql.");
    }

    private static HashSet<RevisionScript> Ancestors(RevisionScript revision, RevisionGraph graph)
    {
        HashSet<RevisionScript> found = new(ReferenceEqualityComparer.Instance);
        Stack<RevisionScript> open = new([revision]);
        while (open.TryPop(out RevisionScript? next))
        {
            if (!found.Add(next))
            {
                continue;
            }

            foreach (RevisionScript parent in next.DownRevisions.Concat(next.DependsOn).Select(graph.Find).OfType<RevisionScript>())
            {
                open.Push(parent);
            }
        }

        return found;
    }
}
