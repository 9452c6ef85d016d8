using PgDbre.Core.Migrations.Alembic.Environments;
using PgDbre.Core.Migrations.Alembic.Rendering;

namespace PgDbre.Migrations;

/// <summary>-Render: the SQL of each revision as a real Alembic prints it, in place of the SQL that was worked out without Python.</summary>
/// <param name="path">The alembic script or a Python; null to look for one.</param>
/// <param name="wait">Waits for work on the pipeline's thread.</param>
/// <param name="cancellation">Ctrl+C.</param>
internal sealed class RealAlembic(string? path, Func<Task<RenderedBody>, RenderedBody> wait, CancellationToken cancellation)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Both directions of a revision of the environment.</summary>
    public Func<RenderedRevision, RenderedRevision> Of(AlembicEnvironment environment)
    {
        string? configured = environment.Configuration?.File;
        string folder = Path.GetDirectoryName(configured) ?? environment.ScriptLocation ?? Directory.GetCurrentDirectory();
        AlembicPrinter printer = new(new AlembicProgram(AlembicCommand.Find(path, environment), folder, Limit), environment);
        return rendered => rendered with
        {
            Upgrade = Print(printer, rendered, isUpgrade: true),
            Downgrade = rendered.Downgrade == RenderedBody.Empty ? rendered.Downgrade : Print(printer, rendered, isUpgrade: false),
        };
    }

    private RenderedBody Print(AlembicPrinter printer, RenderedRevision rendered, bool isUpgrade) =>
        wait(printer.PrintAsync(rendered, isUpgrade, cancellation));
}
