using System.ComponentModel;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>A rewrite rule somebody made.</summary>
/// <param name="Name">rulename.</param>
/// <param name="Event">select, insert, update or delete.</param>
/// <param name="IsInstead">INSTEAD.</param>
public sealed record RuleFacts(string Name, string Event, bool IsInstead)
{
    /// <summary>When it fires.</summary>
    [DefaultValue(FiringMode.Enabled)]
    public FiringMode Firing { get; init; } = FiringMode.Enabled;
}
