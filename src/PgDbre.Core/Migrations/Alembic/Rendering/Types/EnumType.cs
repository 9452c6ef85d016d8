using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Types;

/// <summary>An sa.Enum or postgresql.ENUM.</summary>
/// <param name="Name">The type's name; the constraint's where it is not native.</param>
/// <param name="Schema">Its schema; null for the search path.</param>
/// <param name="Labels">Its labels; null if they are not known.</param>
internal sealed record EnumType(string? Name, string? Schema, IReadOnlyList<string>? Labels)
{
    /// <summary>A type of PostgreSQL; else a VARCHAR.</summary>
    public bool IsNative { get; init; } = true;

    /// <summary>create_table creates it first: not with create_type=False, nor with a metadata of its own.</summary>
    public bool IsCreatedWithTable { get; init; } = true;

    /// <summary>It takes the schema of the table it stands in.</summary>
    public bool InheritsSchema { get; init; }

    /// <summary>A VARCHAR gets a CHECK.</summary>
    public bool HasCheck { get; init; }

    /// <summary>Why the labels are not known.</summary>
    public string? Reason { get; init; }

    /// <summary>The name as SQL.</summary>
    public string ShownName => Name is null
        ? throw new UnrenderableException("an Enum has no name")
        : Names.Show(Schema, Name);

    /// <summary>In a table of that schema.</summary>
    public EnumType In(string? tableSchema) => InheritsSchema ? this with { Schema = tableSchema } : this;

    /// <summary>CREATE TYPE … AS ENUM.</summary>
    public string Create(RenderScope scope)
    {
        if (Labels is null)
        {
            scope.Approximate($"the labels of the type {Name} are not known: {Reason}");
        }

        return $"CREATE TYPE {ShownName} AS ENUM ({string.Join(", ", (Labels ?? []).Select(label => SqlLiteral.Quote(label)))})";
    }
}
