namespace PgDbre.Core.Python.Parsing;

/// <summary>Ends the reading of a file; it never leaves this room. PythonReader makes a PythonProblem of it.</summary>
internal sealed class PythonSyntaxException(string reason, int offset) : Exception(reason)
{
    /// <summary>Where in the text.</summary>
    public int Offset { get; } = offset;
}
