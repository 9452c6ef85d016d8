namespace PgDbre.Core.Sql.Statements;

/// <summary>ADD VALUE.</summary>
/// <param name="Value">The new value.</param>
/// <param name="IfNotExists">IF NOT EXISTS.</param>
public sealed record AddEnumValue(string Value, bool IfNotExists) : AlterAction
{
    /// <summary>BEFORE; null if not written.</summary>
    public string? Before { get; init; }

    /// <summary>AFTER; null if not written.</summary>
    public string? After { get; init; }
}
