namespace PgDbre.Core.Migrations.Alembic.Rendering.Types;

/// <summary>A type of SQLAlchemy as PostgreSQL's.</summary>
/// <param name="Sql">The type as it stands in a statement.</param>
internal sealed record SqlType(string Sql)
{
    /// <summary>SERIAL, BIGSERIAL or SMALLSERIAL: what takes its place in an automatic key; null for a type that is no number.</summary>
    public string? Serial { get; init; }

    /// <summary>The enumeration it is or has items of; null for none.</summary>
    public EnumType? Enum { get; init; }

    /// <summary>Values are written as true and false.</summary>
    public bool IsBoolean { get; init; }

    /// <summary>Dictionaries and lists are written as JSON.</summary>
    public bool IsJson { get; init; }
}
