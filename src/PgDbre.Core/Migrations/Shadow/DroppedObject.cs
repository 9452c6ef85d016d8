namespace PgDbre.Core.Migrations.Shadow;

/// <summary>An object that a statement dropped.</summary>
/// <param name="Type">pg_event_trigger_dropped_objects().object_type: table, table column, view …</param>
/// <param name="Identity">Its full name, such as public.t.a.</param>
/// <param name="Cause">Whether the statement names it.</param>
public sealed record DroppedObject(string Type, string Identity, DropCause Cause)
{
    /// <summary>It was not there when the run began, or it is temporary.</summary>
    public bool IsNew { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Type} {Identity}";
}
