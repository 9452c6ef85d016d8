namespace PgDbre.Core.Migrations.Shadow.Seeding;

/// <summary>A column as a seeder sees it: its base type, whatever domains stand before it.</summary>
public sealed record SeedColumn
{
    /// <summary>The column.</summary>
    public required string Name { get; init; }

    /// <summary>pg_type.typname of the base type; of the element for an array.</summary>
    public required string Type { get; init; }

    /// <summary>The base type as SQL, without a modifier, the array included.</summary>
    public required string SqlType { get; init; }

    /// <summary>pg_type.typtype: b, c, e, r or m.</summary>
    public string TypeKind { get; init; } = "b";

    /// <summary>It holds arrays of <see cref="Type"/>.</summary>
    public bool IsArray { get; init; }

    /// <summary>pg_attribute.atttypmod, or that of the domain; -1 without one.</summary>
    public int Modifier { get; init; } = -1;

    /// <summary>Values of an enum; empty for any other type.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Fields of a composite type; 0 for any other.</summary>
    public int FieldCount { get; init; }

    /// <summary>NULL is allowed, by the column and its domain.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The server makes its values: a sequence, an identity, a generation expression.</summary>
    public bool IsFilledByServer { get; init; }
}
