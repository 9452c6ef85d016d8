using PgDbre.Core.Migrations.Alembic.Rendering.Types;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Tables;

/// <summary>An sa.Column.</summary>
internal sealed record ColumnSpec
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type; null where none was given.</summary>
    public required PythonValue? Type { get; init; }

    /// <summary>What nullable= says; null where it says nothing.</summary>
    public bool? Nullable { get; init; }

    /// <summary>A part of the primary key, by primary_key=True or by a constraint.</summary>
    public bool IsKey { get; init; }

    /// <summary>server_default: a text or an expression; null for none, and for an identity or a generated column.</summary>
    public PythonValue? ServerDefault { get; init; }

    /// <summary>default= of the client, a sequence left out.</summary>
    public bool HasClientDefault { get; init; }

    /// <summary>A sequence that the client asks.</summary>
    public bool HasSequence { get; init; }

    /// <summary>autoincrement=True, False or null for "auto".</summary>
    public bool? Autoincrement { get; init; }

    /// <summary>autoincrement="ignore_fk".</summary>
    public bool IgnoresForeignKeys { get; init; }

    /// <summary>index=True.</summary>
    public bool IsIndexed { get; init; }

    /// <summary>unique=True.</summary>
    public bool IsUnique { get; init; }

    /// <summary>comment=.</summary>
    public string? Comment { get; init; }

    /// <summary>sa.Identity.</summary>
    public CallValue? Identity { get; init; }

    /// <summary>sa.Computed.</summary>
    public CallValue? Computed { get; init; }

    /// <summary>sa.ForeignKey.</summary>
    public IReadOnlyList<CallValue> ForeignKeys { get; init; } = [];

    /// <summary>sa.CheckConstraint inside the column.</summary>
    public IReadOnlyList<CallValue> Checks { get; init; } = [];

    /// <summary>Whether it takes NULL: as said, else not in a key and not as an identity.</summary>
    public bool IsNullable => Nullable ?? !(IsKey || Identity is not null);

    /// <summary>The type of the column.</summary>
    public SqlType ReadType(RenderScope scope) => Type is null
        ? throw new UnrenderableException($"the column {Name} has no type")
        : TypeReader.Read(Type, scope);
}
