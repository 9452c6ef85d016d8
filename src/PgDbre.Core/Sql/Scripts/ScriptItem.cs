namespace PgDbre.Core.Sql.Scripts;

/// <summary>One thing of a script.</summary>
public abstract record ScriptItem
{
    /// <summary>Offset of its first character.</summary>
    public abstract int Start { get; }

    /// <summary>Line of its first character, counted from 1.</summary>
    public abstract int Line { get; }

    /// <summary>The rows that follow it in the script; null if it reads none.</summary>
    public CopyData? Data { get; init; }
}
