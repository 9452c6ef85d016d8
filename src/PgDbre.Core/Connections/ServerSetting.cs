namespace PgDbre.Core.Connections;

/// <summary>One row of pg_settings.</summary>
/// <param name="Name">Parameter.</param>
/// <param name="Value">Value with its unit, as SHOW prints it; null if the role may not see it.</param>
/// <param name="Source">Where the value comes from: default, configuration file, database, user, session.</param>
/// <param name="IsPendingRestart">True if the file says otherwise and a restart is due.</param>
public sealed record ServerSetting(string Name, string? Value, string Source, bool IsPendingRestart)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name} = {Value}";
}
