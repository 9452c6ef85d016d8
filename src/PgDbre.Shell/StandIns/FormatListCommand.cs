using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace PgDbre.Shell.StandIns;

/// <summary>Format-List: the engine holds all of it but the class that gives it a name.</summary>
[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    /// <summary>Joins the parameters of the base class to the engine's list formatter.</summary>
    public FormatListCommand() => EngineFormatting.UseShape(this, "List");
}
