namespace PgDbre.Core.Migrations.Alembic;

/// <summary>How the revisions of a folder hang together.</summary>
public sealed class RevisionGraph
{
    private readonly Dictionary<string, RevisionScript> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RevisionScript>> _children = new(StringComparer.Ordinal);

    private RevisionGraph(IReadOnlyList<RevisionScript> scripts)
    {
        Scripts = scripts;
    }

    /// <summary>All revisions, in the order given.</summary>
    public IReadOnlyList<RevisionScript> Scripts { get; }

    /// <summary>Revisions that none builds on. More than one: alembic upgrade head fails.</summary>
    public IReadOnlyList<RevisionScript> Heads { get; private set; } = [];

    /// <summary>Revisions that build on none.</summary>
    public IReadOnlyList<RevisionScript> Bases { get; private set; } = [];

    /// <summary>Revisions that several build on.</summary>
    public IReadOnlyList<RevisionScript> BranchPoints { get; private set; } = [];

    /// <summary>Revisions whose id another file has too, in groups.</summary>
    public IReadOnlyList<IReadOnlyList<RevisionScript>> Duplicates { get; private set; } = [];

    /// <summary>Parents and dependencies that no file has, with the revision that names them.</summary>
    public IReadOnlyList<(RevisionScript Script, string Missing)> MissingParents { get; private set; } = [];

    /// <summary>Parents before children, as alembic upgrade heads runs them; revisions of a cycle are left out.</summary>
    public IReadOnlyList<RevisionScript> UpgradeOrder { get; private set; } = [];

    /// <summary>Revisions that are in a cycle or behind one.</summary>
    public IReadOnlyList<RevisionScript> Cyclic { get; private set; } = [];

    /// <summary>Builds the graph.</summary>
    public static RevisionGraph Of(IEnumerable<RevisionScript> scripts)
    {
        ArgumentNullException.ThrowIfNull(scripts);
        RevisionGraph graph = new([.. scripts]);
        graph.Index();
        graph.Order();
        return graph;
    }

    /// <summary>The revision with an id or branch label; null if there is none.</summary>
    public RevisionScript? Find(string name) =>
        _byId.GetValueOrDefault(name) ?? Scripts.FirstOrDefault(script => script.BranchLabels.Contains(name));

    /// <summary>Revisions that build directly on this one.</summary>
    public IReadOnlyList<RevisionScript> Children(RevisionScript script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return _children.TryGetValue(script.Revision, out List<RevisionScript>? found) ? found : [];
    }

    private void Index()
    {
        foreach (RevisionScript script in Scripts)
        {
            _byId.TryAdd(script.Revision, script);
            foreach (string parent in script.DownRevisions)
            {
                if (!_children.TryGetValue(parent, out List<RevisionScript>? list))
                {
                    _children.Add(parent, list = []);
                }

                list.Add(script);
            }
        }

        Heads = [.. Scripts.Where(script => Children(script).Count == 0)];
        Bases = [.. Scripts.Where(script => script.DownRevisions.Count == 0)];
        BranchPoints = [.. Scripts.Where(script => Children(script).Count > 1)];
        Duplicates = [.. Scripts.GroupBy(script => script.Revision, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => (IReadOnlyList<RevisionScript>)[.. group])];
        MissingParents = [.. Scripts.SelectMany(script => script.DownRevisions.Concat(script.DependsOn)
            .Where(parent => Find(parent) is null).Select(parent => (script, parent)))];
    }

    // A revision is ready when all it builds on has run; a missing parent holds nothing up.
    private void Order()
    {
        List<RevisionScript> order = [];
        HashSet<RevisionScript> done = new(ReferenceEqualityComparer.Instance);
        Dictionary<RevisionScript, int> waiting = new(ReferenceEqualityComparer.Instance);
        Dictionary<RevisionScript, List<RevisionScript>> followers = new(ReferenceEqualityComparer.Instance);
        foreach (RevisionScript script in Scripts)
        {
            IReadOnlyList<RevisionScript> parents = [.. script.DownRevisions.Concat(script.DependsOn).Select(Find).OfType<RevisionScript>()
                .Distinct<RevisionScript>(ReferenceEqualityComparer.Instance)];
            waiting[script] = parents.Count;
            foreach (RevisionScript parent in parents)
            {
                (followers.TryGetValue(parent, out List<RevisionScript>? list) ? list : followers[parent] = []).Add(script);
            }
        }

        Queue<RevisionScript> ready = new(Scripts.Where(script => waiting[script] == 0));
        while (ready.TryDequeue(out RevisionScript? script))
        {
            order.Add(script);
            done.Add(script);
            foreach (RevisionScript follower in followers.GetValueOrDefault(script) ?? [])
            {
                if (--waiting[follower] == 0)
                {
                    ready.Enqueue(follower);
                }
            }
        }

        UpgradeOrder = order;
        Cyclic = [.. Scripts.Where(script => !done.Contains(script))];
    }
}
