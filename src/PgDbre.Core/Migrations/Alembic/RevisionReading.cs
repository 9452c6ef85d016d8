using PgDbre.Core.Python;

namespace PgDbre.Core.Migrations.Alembic;

/// <summary>What became of a file. Both are null for Python that is no revision: it has no variable revision.</summary>
/// <param name="Path">The file.</param>
/// <param name="Script">The revision.</param>
/// <param name="Problem">Why it cannot be read.</param>
public sealed record RevisionReading(string Path, RevisionScript? Script, PythonProblem? Problem);
