using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python;

/// <summary>What became of a file: one of the two is null.</summary>
/// <param name="Module">Its tree.</param>
/// <param name="Problem">Why there is none.</param>
public sealed record PythonReading(PythonModule? Module, PythonProblem? Problem);
