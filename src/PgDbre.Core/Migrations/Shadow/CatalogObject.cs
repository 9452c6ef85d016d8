namespace PgDbre.Core.Migrations.Shadow;

/// <summary>One object of a catalog image.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Identity">Its full name, unique within its kind, such as public.t.a.</param>
/// <param name="Facts">Its definition, attribute by attribute; an attribute without a value is null.</param>
public sealed record CatalogObject(CatalogObjectKind Kind, string Identity, IReadOnlyDictionary<string, string?> Facts);
