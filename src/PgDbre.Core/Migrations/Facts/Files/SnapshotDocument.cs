using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts.Files;

/// <summary>
/// A snapshot as its file has it, in this order: first what the schema is, last what changes from one minute to the next, so that the
/// difference of two files shows one apart from the other.
/// </summary>
internal sealed record SnapshotDocument
{
    public required int Format { get; init; }

    public required string Server { get; init; }

    public required string Database { get; init; }

    public required string ServerVersion { get; init; }

    public required int ServerMajor { get; init; }

    public IReadOnlyList<SnapshotScope> Scope { get; init; } = [];

    public required SessionFacts Session { get; init; }

    public IReadOnlyList<string> Schemas { get; init; } = [];

    public IReadOnlyList<ExtensionFacts> Extensions { get; init; } = [];

    public IReadOnlyList<CollationFacts> Collations { get; init; } = [];

    public IReadOnlyList<TypeFacts> Types { get; init; } = [];

    public IReadOnlyList<BinaryCast> BinaryCasts { get; init; } = [];

    public IReadOnlyList<FunctionFacts> Functions { get; init; } = [];

    public required IReadOnlyList<RelationFacts> Relations { get; init; }

    public IReadOnlyList<QualifiedName> Held { get; init; } = [];

    public IReadOnlyList<string> Gaps { get; init; } = [];

    public required DateTimeOffset TakenAt { get; init; }

    public required ActivityFacts Activity { get; init; }

    public IReadOnlyList<RelationFigures> Figures { get; init; } = [];

    public static SnapshotDocument Of(SchemaSnapshot snapshot) => new()
    {
        Format = SchemaSnapshotFile.Format,
        Server = snapshot.Server,
        Database = snapshot.Database,
        ServerVersion = snapshot.ServerVersion,
        ServerMajor = snapshot.ServerMajor,
        Scope = snapshot.Scope,
        Session = snapshot.Session,
        Schemas = snapshot.Schemas,
        Extensions = snapshot.Extensions,
        Collations = snapshot.Collations,
        Types = snapshot.Types,
        BinaryCasts = snapshot.BinaryCasts,
        Functions = snapshot.Functions,
        Relations = snapshot.Relations,
        Held = snapshot.Held,
        Gaps = snapshot.Gaps,
        TakenAt = snapshot.TakenAt,
        Activity = snapshot.Activity,
        Figures = [.. snapshot.Relations.SelectMany(FiguresOf)],
    };

    public SchemaSnapshot ToSnapshot() => new()
    {
        Server = Server,
        Database = Database,
        ServerVersion = ServerVersion,
        ServerMajor = ServerMajor,
        Scope = Scope,
        Session = Session,
        Schemas = Schemas,
        Extensions = Extensions,
        Collations = Collations,
        Types = Types,
        BinaryCasts = BinaryCasts,
        Functions = Functions,
        Relations = WithFigures(),
        Held = Held,
        Gaps = Gaps,
        TakenAt = TakenAt,
        Activity = Activity,
    };

    private static IEnumerable<RelationFigures> FiguresOf(RelationFacts relation) => relation.Indexes
        .Where(index => index.SizeBytes is not null)
        .Select(index => new RelationFigures
        {
            Relation = new QualifiedName(relation.Name.Schema, index.Name),
            HeapBytes = index.SizeBytes,
        })
        .Prepend(relation.Figures)
        .Where(figures => figures.Relation is not null);

    private List<RelationFacts> WithFigures()
    {
        Dictionary<QualifiedName, RelationFigures> figures = [];
        foreach (RelationFigures one in Figures.Where(one => one.Relation is not null))
        {
            figures[one.Relation!] = one;
        }

        return [.. Relations.Select(relation => relation with
        {
            Figures = figures.GetValueOrDefault(relation.Name) ?? RelationFigures.Unknown,
            Indexes = [.. relation.Indexes.Select(index => index with
            {
                SizeBytes = figures.GetValueOrDefault(new QualifiedName(relation.Name.Schema, index.Name))?.HeapBytes,
            })],
        })];
    }
}
