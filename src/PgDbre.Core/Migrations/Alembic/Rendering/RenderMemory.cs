using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Migrations.Alembic.Rendering;

/// <summary>What goes from one operation of a body to the next.</summary>
internal sealed class RenderMemory(RenderOptions options, PythonModule? module)
{
    private readonly HashSet<(string? Schema, string Name)> _types = [];

    public RenderOptions Options { get; } = options;

    public LocalClasses Classes { get; } = new(module);

    /// <summary>
    /// True the first time: create_table creates a type once in a run, whatever happens to it in between (ENUM._check_for_name_in_memos).
    /// </summary>
    public bool IsNewType(string? schema, string name) => _types.Add((schema, name));
}
