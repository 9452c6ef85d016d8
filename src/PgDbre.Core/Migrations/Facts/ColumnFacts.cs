using System.ComponentModel;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>A column of a relation, or an attribute of a composite type.</summary>
public sealed record ColumnFacts
{
    /// <summary>attname.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Its type, written as format_type does with an empty search_path and named as a parsed one: int4 without a schema for integer, public
    /// and citext for an extension's. A domain is named here; <see cref="SchemaSnapshot.BaseTypeOf"/> looks below it.
    /// </summary>
    public required TypeName Type { get; init; }

    /// <summary>attnotnull. A domain may forbid NULL as well.</summary>
    public bool IsNotNull { get; init; }

    /// <summary>The default as the server deparses it with an empty search_path; null without one, and for a generated column.</summary>
    public string? Default { get; init; }

    /// <summary>
    /// True if the default calls a volatile function, by name: what hides in an operator or a cast is not seen. nextval is one.
    /// </summary>
    public bool IsDefaultVolatile { get; init; }

    /// <summary>GENERATED … AS IDENTITY.</summary>
    public ColumnIdentity Identity { get; init; }

    /// <summary>GENERATED ALWAYS AS (…): stored or virtual.</summary>
    public ColumnGeneration Generation { get; init; }

    /// <summary>The expression of a generated column; null for any other.</summary>
    public string? GenerationExpression { get; init; }

    /// <summary>A collation that is not the type's own; null where it is.</summary>
    public QualifiedName? Collation { get; init; }

    /// <summary>False for a column that only a parent table declares.</summary>
    [DefaultValue(true)]
    public bool IsLocal { get; init; } = true;

    /// <inheritdoc />
    public override string ToString() => $"{Name} {Type}";
}
