namespace PgDbre.Core.Migrations.Shadow;

/// <summary>An object that a statement created.</summary>
/// <param name="Type">pg_event_trigger_ddl_commands().object_type: table, index, function …</param>
/// <param name="Identity">Its full name.</param>
public sealed record CreatedObject(string Type, string Identity)
{
    /// <inheritdoc />
    public override string ToString() => $"{Type} {Identity}";
}
