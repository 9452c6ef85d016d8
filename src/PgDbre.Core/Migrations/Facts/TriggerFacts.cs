using System.ComponentModel;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>A trigger somebody made; those that implement constraints are in no snapshot.</summary>
/// <param name="Name">tgname.</param>
/// <param name="Function">The function it runs.</param>
public sealed record TriggerFacts(string Name, QualifiedName Function)
{
    /// <summary>before, after or instead of.</summary>
    public required string Timing { get; init; }

    /// <summary>insert, update, delete, truncate.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>UPDATE OF; empty for any column.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>FOR EACH ROW.</summary>
    public bool IsForEachRow { get; init; }

    /// <summary>When it fires.</summary>
    [DefaultValue(FiringMode.Enabled)]
    public FiringMode Firing { get; init; } = FiringMode.Enabled;
}
