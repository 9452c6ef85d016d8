using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>
/// What a database looked like at one time: all that migration rules judge by. Self-contained: it reads the same from a server and from a
/// file. It holds no rows and no column values; names, expressions and defaults are those of the schema.
/// </summary>
public sealed class SchemaSnapshot
{
    private SnapshotIndex? _index;

    /// <summary>host:port it was read from.</summary>
    public required string Server { get; init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>server_version without the packager's suffix, such as 17.11.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>Major version: 17.</summary>
    public required int ServerMajor { get; init; }

    /// <summary>now() of the server when it was read.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>What was asked for: a relation outside of it may exist and not be known.</summary>
    public IReadOnlyList<SnapshotScope> Scope { get; init; } = [new SnapshotScope("*", "*")];

    /// <summary>What a new session starts with.</summary>
    public required SessionFacts Session { get; init; }

    /// <summary>Schemas that are not the system's, by name.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = [];

    /// <summary>Installed extensions, by name.</summary>
    public IReadOnlyList<ExtensionFacts> Extensions { get; init; } = [];

    /// <summary>Relations by schema and name; system schemas and temporary relations left out.</summary>
    public IReadOnlyList<RelationFacts> Relations { get; init; } = [];

    /// <summary>Types by schema and name; system schemas left out.</summary>
    public IReadOnlyList<TypeFacts> Types { get; init; } = [];

    /// <summary>Collations by schema and name; system schemas left out.</summary>
    public IReadOnlyList<CollationFacts> Collations { get; init; } = [];

    /// <summary>Casts WITHOUT FUNCTION from or to such a type.</summary>
    public IReadOnlyList<BinaryCast> BinaryCasts { get; init; } = [];

    /// <summary>Functions, procedures and aggregates by schema, name and arguments; system schemas left out.</summary>
    public IReadOnlyList<FunctionFacts> Functions { get; init; } = [];

    /// <summary>Open transactions, and since when is counted.</summary>
    public ActivityFacts Activity { get; init; } = new();

    /// <summary>Relations that were left out, because somebody held or awaited an ACCESS EXCLUSIVE lock on them.</summary>
    public IReadOnlyList<QualifiedName> Held { get; init; } = [];

    /// <summary>What could not be read, a sentence each.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    private SnapshotIndex Index => _index ??= new SnapshotIndex(this);

    /// <summary>
    /// True if a relation of that name would be known if it existed, so that null from <see cref="Find"/> means there is none.
    /// </summary>
    public bool Covers(QualifiedName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Scope.Any(scope => scope.Covers(name))
            && !Held.Any(held => held.Name == name.Name && (name.Schema is null || held.Schema == name.Schema));
    }

    /// <summary>
    /// The relation a name means; null if there is none, see <see cref="Covers"/>. Indexes are found by <see cref="FindIndex"/>.
    /// </summary>
    /// <param name="name">With or without a schema.</param>
    /// <param name="searchPath">Schemas to look in, in order, for a name without one; null for the session's own.</param>
    public RelationFacts? Find(QualifiedName name, IReadOnlyList<string>? searchPath = null) => Resolve(Index.Relations, name, searchPath);

    /// <summary>The index a name means and its table; null if there is none.</summary>
    /// <param name="name">With or without a schema.</param>
    /// <param name="searchPath">As above.</param>
    public (RelationFacts Table, IndexFacts Index)? FindIndex(QualifiedName name, IReadOnlyList<string>? searchPath = null) =>
        Resolve(Index.Indexes, name, searchPath) is { } found ? (found.Table, found.Index) : null;

    /// <summary>
    /// The type a name means, array brackets and modifiers aside; null for a system type, and for one that does not exist.
    /// </summary>
    /// <param name="name">With or without a schema.</param>
    /// <param name="searchPath">As above.</param>
    public TypeFacts? FindType(QualifiedName name, IReadOnlyList<string>? searchPath = null) => Resolve(Index.Types, name, searchPath);

    /// <summary>The functions a name means, of the first schema of the path that has any; empty for a system function.</summary>
    /// <param name="name">With or without a schema.</param>
    /// <param name="searchPath">As above.</param>
    public IReadOnlyList<FunctionFacts> FindFunctions(QualifiedName name, IReadOnlyList<string>? searchPath = null) =>
        Resolve(Index.Functions, name, searchPath) ?? [];

    /// <summary>
    /// True if the function may be volatile: one of the database or of pg_catalog that is, or one that neither knows, because a function is
    /// volatile unless its maker says otherwise.
    /// </summary>
    /// <param name="name">With or without a schema; without one pg_catalog comes first, as for the server.</param>
    /// <param name="arguments">How many arguments the call has.</param>
    /// <param name="searchPath">As above.</param>
    public bool IsVolatile(QualifiedName name, int arguments, IReadOnlyList<string>? searchPath = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        bool isSystem = (name.Schema is null or "pg_catalog") && SystemFunctions.Contains(name.Name);
        bool isSystemVolatile = isSystem && SystemFunctions.IsVolatile(name.Name, arguments);

        // Without arguments no overload fits better than that of the schema that comes first.
        FunctionFacts[] own = isSystem && arguments == 0 ? [] : [.. FindFunctions(name, searchPath).Where(one => one.Takes(arguments))];
        return isSystemVolatile || own.Any(function => function.Volatility == Volatility.Volatile) || (own.Length == 0 && !isSystem);
    }

    /// <summary>True if the expression calls such a function; what hides in operators and casts is not seen.</summary>
    /// <param name="expression">A default, say.</param>
    /// <param name="searchPath">As above.</param>
    public bool IsVolatile(SqlExpression expression, IReadOnlyList<string>? searchPath = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return expression.FunctionCalls.Any(call => IsVolatile(call.Name, ArgumentCount.Of(call), searchPath));
    }

    /// <summary>The type below a domain, with its modifiers and array dimensions; the type itself if it is none.</summary>
    /// <param name="type">Any type.</param>
    /// <param name="searchPath">As above.</param>
    public TypeName BaseTypeOf(TypeName type, IReadOnlyList<string>? searchPath = null) =>
        DomainsOf(type, searchPath).LastOrDefault()?.BaseType ?? type;

    /// <summary>True for a domain that it, or one below it, constrains: adding a column of it rewrites the table.</summary>
    /// <param name="type">Any type.</param>
    /// <param name="searchPath">As above.</param>
    public bool IsConstrained(TypeName type, IReadOnlyList<string>? searchPath = null) =>
        DomainsOf(type, searchPath).Any(domain => domain.IsConstrained);

    /// <summary>The domain that a type is and those below it, outermost first; none for any other type, an array of domains say.</summary>
    /// <param name="type">Any type.</param>
    /// <param name="searchPath">As above.</param>
    public IEnumerable<TypeFacts> DomainsOf(TypeName type, IReadOnlyList<string>? searchPath = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        TypeName? next = type;
        HashSet<QualifiedName> seen = [];
        while (next is { ArrayDimensions: 0 } && FindType(next.Name, searchPath) is { Kind: TypeKind.Domain } domain
            && seen.Add(domain.Name))
        {
            yield return domain;
            next = domain.BaseType;
        }
    }

    /// <summary>Columns whose type is this domain, enum or composite, arrays of it included; a domain over it is not followed.</summary>
    /// <param name="type">By schema and name.</param>
    public IReadOnlyList<(RelationFacts Relation, ColumnFacts Column)> ColumnsOfType(QualifiedName type) =>
        Index.ColumnsByType.TryGetValue(type, out List<(RelationFacts, ColumnFacts)>? columns) ? columns : [];

    /// <summary>Foreign keys that point at the relation, its own included, with the tables that hold them.</summary>
    /// <param name="relation">By schema and name.</param>
    public IReadOnlyList<(RelationFacts Table, ConstraintFacts Key)> ForeignKeysTo(QualifiedName relation) =>
        Index.KeysTo.TryGetValue(relation, out List<(RelationFacts, ConstraintFacts)>? keys) ? keys : [];

    /// <summary>Partitions right below a partitioned table, by name; the default one is among them.</summary>
    /// <param name="parent">By schema and name.</param>
    public IReadOnlyList<RelationFacts> PartitionsOf(QualifiedName parent) =>
        Index.Partitions.TryGetValue(parent, out List<RelationFacts>? partitions) ? partitions : [];

    /// <summary>Its default partition; null without one.</summary>
    /// <param name="parent">By schema and name.</param>
    public RelationFacts? DefaultPartitionOf(QualifiedName parent) =>
        PartitionsOf(parent).FirstOrDefault(partition => partition.PartitionOf!.IsDefault);

    /// <summary>Tables that inherit from this one in the plain way, by name.</summary>
    /// <param name="parent">By schema and name.</param>
    public IReadOnlyList<RelationFacts> ChildrenOf(QualifiedName parent) =>
        Index.Children.TryGetValue(parent, out List<RelationFacts>? children) ? children : [];

    /// <summary>Mean rates of a relation; those of a partitioned table are the sums of its partitions.</summary>
    public Traffic TrafficOf(RelationFacts relation)
    {
        ArgumentNullException.ThrowIfNull(relation);
        return new Traffic(
            Rate(relation.Figures.Scans, Activity.CountedSince),
            Rate(relation.Figures.RowChanges, Activity.CountedSince),
            Rate(relation.Figures.StatementCalls, Activity.StatementsSince));
    }

    /// <summary>The same snapshot with its last parts read.</summary>
    internal SchemaSnapshot With(IReadOnlyList<RelationFacts> relations, ActivityFacts activity, IReadOnlyList<string> gaps) => new()
    {
        Server = Server,
        Database = Database,
        ServerVersion = ServerVersion,
        ServerMajor = ServerMajor,
        TakenAt = TakenAt,
        Scope = Scope,
        Session = Session,
        Schemas = Schemas,
        Extensions = Extensions,
        Relations = relations,
        Types = Types,
        Collations = Collations,
        BinaryCasts = BinaryCasts,
        Functions = Functions,
        Activity = activity,
        Held = Held,
        Gaps = gaps,
    };

    // In less than a minute nothing is counted that could be called a rate.
    private double? Rate(long? count, DateTimeOffset? since) =>
        since is { } begin && TakenAt - begin >= TimeSpan.FromMinutes(1) ? count / (TakenAt - begin).TotalSeconds : null;

    private T? Resolve<T>(Dictionary<QualifiedName, T> objects, QualifiedName name, IReadOnlyList<string>? searchPath)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Schema is not null)
        {
            return objects.GetValueOrDefault(name.Database is null ? name : new QualifiedName(name.Schema, name.Name));
        }

        foreach (string schema in searchPath ?? Session.Schemas)
        {
            if (objects.TryGetValue(new QualifiedName(schema, name.Name), out T? found))
            {
                return found;
            }
        }

        return null;
    }
}
