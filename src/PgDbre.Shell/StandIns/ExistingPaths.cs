using System.Collections.ObjectModel;
using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Resolves path parameters to existing files; each that leads nowhere is an error of its own, and the rest go on.</summary>
internal static class ExistingPaths
{
    public static IEnumerable<string> Resolve(PSCmdlet cmdlet, IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            Collection<string> resolved = [];
            try
            {
                resolved = cmdlet.GetResolvedProviderPathFromPSPath(path, out _);
            }
            catch (ItemNotFoundException missing)
            {
                cmdlet.WriteError(new ErrorRecord(missing, "PathNotFound", ErrorCategory.ObjectNotFound, path));
            }

            foreach (string file in resolved)
            {
                yield return file;
            }
        }
    }
}
