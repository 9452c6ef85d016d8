using System.Collections.Immutable;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Model;

/// <summary>The types and functions at one point of a chain; names without a schema are looked for along the search path.</summary>
public sealed record SchemaTypes
{
    private ImmutableDictionary<QualifiedName, EnumModel> Enums { get; init; } = ImmutableDictionary<QualifiedName, EnumModel>.Empty;

    private ImmutableDictionary<QualifiedName, DomainModel> Domains { get; init; } =
        ImmutableDictionary<QualifiedName, DomainModel>.Empty;

    private ImmutableDictionary<QualifiedName, ImmutableList<FunctionModel>> Functions { get; init; } =
        ImmutableDictionary<QualifiedName, ImmutableList<FunctionModel>>.Empty;

    /// <summary>Schemas in which a name without one is looked for, in order.</summary>
    public IReadOnlyList<string> SearchPath { get; init; } = ["public"];

    /// <summary>Enums to which the last transaction that changed any added labels, by the name of the type.</summary>
    public ImmutableDictionary<QualifiedName, EnumModel> Growing { get; private init; } =
        ImmutableDictionary<QualifiedName, EnumModel>.Empty;

    /// <summary>Casts of the database that change nothing on disk (CREATE CAST … WITHOUT FUNCTION); null if they are not known.</summary>
    public IReadOnlyCollection<BinaryCast>? BinaryCasts { get; init; }

    /// <summary>The enum of that name; null if none is known.</summary>
    public EnumModel? Enum(QualifiedName name) => Find(Enums, name);

    /// <summary>The domain of that name; null if none is known.</summary>
    public DomainModel? Domain(QualifiedName name) => Find(Domains, name);

    /// <summary>The functions of that name; null if none is known.</summary>
    public IReadOnlyList<FunctionModel>? FunctionsOf(QualifiedName name) => Find(Functions, name);

    /// <summary>The domain that a type is, without brackets behind it; null if it is none that is known.</summary>
    public DomainModel? DomainOf(TypeName? type) => type is { ArrayDimensions: 0 } ? Domain(type.Name) : null;

    /// <summary>True if the type is a domain that refuses some value, by itself or by a domain below it.</summary>
    public bool IsConstrained(TypeName? type)
    {
        int depth = 0;
        for (DomainModel? domain = DomainOf(type); domain is not null && depth++ < MaximumDepth; domain = DomainOf(domain.Base))
        {
            if (domain.IsConstrained)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if the type is the domain, or a domain over it.</summary>
    public bool IsOver(TypeName? type, QualifiedName domain)
    {
        int depth = 0;
        for (DomainModel? one = DomainOf(type); one is not null && depth++ < MaximumDepth; one = DomainOf(one.Base))
        {
            if (one.Name == domain)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same with this enum.</summary>
    public SchemaTypes With(QualifiedName name, EnumModel model)
    {
        QualifiedName resolved = Resolve(name);
        bool isGrowing = model.Added.Count > 0;
        ImmutableDictionary<QualifiedName, EnumModel> growing =
            Growing.RemoveRange(Growing.Where(one => one.Value.AddedInTransaction != model.AddedInTransaction).Select(one => one.Key));
        return this with
        {
            Enums = Enums.SetItem(resolved, model),
            Growing = isGrowing ? growing.SetItem(resolved, model) : growing.Remove(resolved),
        };
    }

    /// <summary>The same with this domain.</summary>
    public SchemaTypes With(DomainModel domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        return this with { Domains = Domains.SetItem(Resolve(domain.Name), domain with { Name = Resolve(domain.Name) }) };
    }

    /// <summary>The same with this function in place of one with the same arguments.</summary>
    public SchemaTypes With(FunctionModel function)
    {
        ArgumentNullException.ThrowIfNull(function);
        QualifiedName name = Resolve(function.Name);
        ImmutableList<FunctionModel> overloads = Functions.GetValueOrDefault(name, [])
            .RemoveAll(one => one.Arguments.SequenceEqual(function.Arguments));
        return this with { Functions = Functions.SetItem(name, overloads.Add(function with { Name = name })) };
    }

    /// <summary>The same without the domain or enum.</summary>
    public SchemaTypes WithoutType(QualifiedName name)
    {
        QualifiedName resolved = Resolve(name);
        return this with { Enums = Enums.Remove(resolved), Domains = Domains.Remove(resolved), Growing = Growing.Remove(resolved) };
    }

    /// <summary>The same without any function of the name.</summary>
    public SchemaTypes WithoutFunction(QualifiedName name) => this with { Functions = Functions.Remove(Resolve(name)) };

    /// <summary>The name with its schema: where a type or function of that name is known, else the first schema of the path.</summary>
    public QualifiedName Resolve(QualifiedName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Schema is not null)
        {
            return name with { Database = null };
        }

        foreach (string schema in SearchPath)
        {
            QualifiedName candidate = new(schema, name.Name);
            if (Enums.ContainsKey(candidate) || Domains.ContainsKey(candidate) || Functions.ContainsKey(candidate))
            {
                return candidate;
            }
        }

        return new QualifiedName(SearchPath.Count > 0 ? SearchPath[0] : "public", name.Name);
    }

    // A domain over itself cannot be made; a file by hand may say so all the same.
    private const int MaximumDepth = 32;

    private TModel? Find<TModel>(ImmutableDictionary<QualifiedName, TModel> models, QualifiedName name)
        where TModel : class =>
        models.IsEmpty ? null : models.GetValueOrDefault(Resolve(name));
}
