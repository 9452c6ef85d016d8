namespace PgDbre.Shell.StandIns;

/// <summary>What Test-Path looks for.</summary>
public enum TestPathType
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>Something that holds other items, like a folder.</summary>
    Container,

    /// <summary>Something that does not, like a file.</summary>
    Leaf,
}
