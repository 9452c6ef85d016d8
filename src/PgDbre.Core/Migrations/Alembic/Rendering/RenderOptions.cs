using System.Collections.Immutable;

namespace PgDbre.Core.Migrations.Alembic.Rendering;

/// <summary>What env.py and the models tell that a revision file does not.</summary>
public sealed record RenderOptions
{
    /// <summary>Nothing known.</summary>
    public static RenderOptions Default { get; } = new();

    /// <summary>
    /// The naming convention of target_metadata, by its keys ix, uq, ck, fk and pk; empty where there is none. It names constraints and
    /// indexes that a script leaves without a name.
    /// </summary>
    public IReadOnlyDictionary<string, string> NamingConvention { get; init; } = ImmutableDictionary<string, string>.Empty;
}
