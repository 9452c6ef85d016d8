namespace PgDbre.Core.Python;

/// <summary>Why a file cannot be read as Python 3.8 to 3.14.</summary>
/// <param name="Reason">One sentence without line and period.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Characters before the place on that line.</param>
public sealed record PythonProblem(string Reason, int Line, int Column)
{
    /// <inheritdoc />
    public override string ToString() => $"Line {Line}: {Reason}.";
}
