using PgDbre.Core.Connections;
using PgDbre.Core.Plans.Page;

namespace PgDbre.Plans;

/// <summary>The viewer's files as the build staged them beside the module's assemblies.</summary>
internal static class PlanViewerFiles
{
    /// <summary>Reads them.</summary>
    /// <param name="moduleBase">The folder of the module's manifest.</param>
    /// <exception cref="PgDbreException">PgPlanViewerMissing: the module was built on a machine without npm.</exception>
    public static PlanViewer Read(string moduleBase)
    {
        string folder = Path.Combine(moduleBase, "module", "bin", "viewer");
        try
        {
            return new PlanViewer(
                Text(folder, "vue.runtime.global.prod.js"),
                Text(folder, "pev2.umd.js"),
                Text(folder, "bootstrap.min.css"),
                Text(folder, "pev2.css"));
        }
        catch (IOException missing)
        {
            throw new PgDbreException(
                "PgPlanViewerMissing",
                PgErrorCategory.ResourceUnavailable,
                "The plan viewer (pev2) is not beside the module: it was built on a machine without npm.",
                "Run 'dotnet build' in the clone on a machine with npm, or look at the plan in the console.",
                missing);
        }
    }

    // A script is hashed as the browser sees it: with line feeds only.
    private static string Text(string folder, string name) => File.ReadAllText(Path.Combine(folder, name)).ReplaceLineEndings("\n");
}
