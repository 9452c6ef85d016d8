namespace PgDbre.Core.Migrations.Shadow;

/// <summary>One thing that two catalog images do not agree on.</summary>
/// <param name="Kind">Kind of the object.</param>
/// <param name="Identity">Its full name.</param>
/// <param name="Attribute">What differs; null if the object is in only one of the two.</param>
/// <param name="Before">Its value in the first image; for an object that is in one only, "present" or null.</param>
/// <param name="After">Its value in the second.</param>
public sealed record CatalogDifference(CatalogObjectKind Kind, string Identity, string? Attribute, string? Before, string? After)
{
    /// <summary>Attribute of a table: its columns in order; DROP and ADD COLUMN put one last.</summary>
    public const string ColumnOrder = "column order";

    /// <summary>Attribute of a constraint that says whether old rows were checked.</summary>
    public const string Validated = "validated";

    private const string Present = "present";

    /// <summary>It was there and is not.</summary>
    public bool IsMissing => Attribute is null && After is null;

    /// <summary>It was not there and is.</summary>
    public bool IsExtra => Attribute is null && Before is null;

    /// <summary>
    /// Why no downgrade can be blamed for it; null if one can. PostgreSQL has no way to put a column back to its place, nor to make a
    /// valid constraint NOT VALID again.
    /// </summary>
    public string? Tolerance => (Kind, Attribute) switch
    {
        (CatalogObjectKind.Table, ColumnOrder) => "PostgreSQL adds a column at the end only",
        (CatalogObjectKind.Constraint, Validated) when (Before, After) is ("false", "true") =>
            "PostgreSQL has no way to make a valid constraint NOT VALID again",
        _ => null,
    };

    /// <summary>It is named, and counts for nothing.</summary>
    public bool IsTolerated => Tolerance is not null;

    internal static CatalogDifference Missing(CatalogObject one) => new(one.Kind, one.Identity, null, Present, null);

    internal static CatalogDifference Extra(CatalogObject one) => new(one.Kind, one.Identity, null, null, Present);

    /// <summary>As a line for people: column public.t.a is missing; column public.t.a: type was integer, is bigint.</summary>
    public override string ToString()
    {
        string kind = Kind == CatalogObjectKind.DefaultPrivilege ? "default privileges" : Kind.ToString().ToLowerInvariant();
        string subject = $"{kind} {Identity}";
        return IsMissing ? $"{subject} is missing"
            : IsExtra ? $"{subject} is left behind"
            : $"{subject}: {Attribute} was {Before ?? "not set"}, is {After ?? "not set"}";
    }
}
