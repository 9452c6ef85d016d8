using System.Text.Json.Serialization;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>A type that is not the system's; array types are not named.</summary>
public sealed record TypeFacts
{
    /// <summary>Schema and name; the schema is never null.</summary>
    public required QualifiedName Name { get; init; }

    /// <summary>What it is.</summary>
    public required TypeKind Kind { get; init; }

    /// <summary>The role that owns it.</summary>
    public required string Owner { get; init; }

    /// <summary>It came with an extension.</summary>
    public bool IsExtensionMember { get; init; }

    /// <summary>Labels of an enum in their order.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>What a domain is made over, which may be a domain itself; null for any other type.</summary>
    public TypeName? BaseType { get; init; }

    /// <summary>NOT NULL of a domain.</summary>
    public bool IsNotNull { get; init; }

    /// <summary>The default of a domain; null without one.</summary>
    public string? Default { get; init; }

    /// <summary>CHECK constraints of a domain, by name.</summary>
    public IReadOnlyList<ConstraintFacts> Checks { get; init; } = [];

    /// <summary>Attributes of a composite type.</summary>
    public IReadOnlyList<ColumnFacts> Attributes { get; init; } = [];

    /// <summary>
    /// True for a domain that refuses some value of its base type: adding a column of it rewrites the table. See also
    /// <see cref="SchemaSnapshot.IsConstrained"/>, which looks at the domains below too.
    /// </summary>
    [JsonIgnore]
    public bool IsConstrained => IsNotNull || Checks.Count > 0;

    /// <inheritdoc />
    public override string ToString() => Name.ToString();
}
