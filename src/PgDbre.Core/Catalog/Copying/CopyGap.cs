namespace PgDbre.Core.Catalog.Copying;

/// <summary>What of the source is missing in its copy, and why.</summary>
/// <param name="Kind">What it is, in PostgreSQL's words.</param>
/// <param name="Identity">Its name, with schema and quoted as SQL wants it.</param>
/// <param name="Reason">A clause that goes on after the name, such as "is a foreign table".</param>
public sealed record CopyGap(string Kind, string Identity, string Reason)
{
    /// <inheritdoc />
    public override string ToString() => $"{Kind} {Identity}: {Reason}";
}
