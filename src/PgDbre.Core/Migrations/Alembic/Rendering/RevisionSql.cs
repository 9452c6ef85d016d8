using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Migrations.Alembic.Rendering;

/// <summary>
/// The SQL that Alembic 1.18 with SQLAlchemy 2.0 sends to PostgreSQL for a revision, worked out without Python. What is not known is
/// named, never left out in silence.
/// </summary>
public static class RevisionSql
{
    /// <summary>The SQL of both directions, each as if it ran alone.</summary>
    public static RenderedRevision Render(RevisionScript script, RenderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(script);
        return new RenderedRevision(
            script,
            script.Upgrade is null ? RenderedBody.Empty : Render(script.Upgrade, script.Module, options),
            script.Downgrade is null ? RenderedBody.Empty : Render(script.Downgrade, script.Module, options));
    }

    /// <summary>The SQL of one direction.</summary>
    /// <param name="body">The function.</param>
    /// <param name="module">The file it stands in, for classes of its own; null if there are none.</param>
    /// <param name="options">What the environment tells.</param>
    public static RenderedBody Render(MigrationBody body, PythonModule? module = null, RenderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        RenderMemory memory = new(options ?? RenderOptions.Default, module);
        List<RenderedStatement> statements = [];
        List<UnrenderedOperation> unrendered = [];
        foreach (MigrationOperation operation in body.Operations)
        {
            RenderScope scope = new(operation, memory);
            try
            {
                OperationRenderer.Render(scope);
                statements.AddRange(scope.Statements);
            }
            catch (UnrenderableException problem)
            {
                unrendered.Add(new UnrenderedOperation(operation, problem.Message));
            }
        }

        return new RenderedBody(statements, unrendered, body.Undecided);
    }
}
