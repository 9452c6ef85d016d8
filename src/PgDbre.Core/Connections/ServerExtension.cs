namespace PgDbre.Core.Connections;

/// <summary>An extension this module uses, as this database has it.</summary>
/// <param name="Name">Extension.</param>
/// <param name="InstalledVersion">Version created in this database; null if it is not.</param>
/// <param name="AvailableVersion">Version on the server's disk; null if the package is missing.</param>
/// <param name="Purpose">What this module does with it.</param>
/// <param name="Remedy">The exact next step; null if there is none.</param>
public sealed record ServerExtension(string Name, string? InstalledVersion, string? AvailableVersion, string Purpose, string? Remedy)
{
    /// <inheritdoc />
    public override string ToString() => InstalledVersion is null ? $"{Name} (missing)" : $"{Name} {InstalledVersion}";
}
