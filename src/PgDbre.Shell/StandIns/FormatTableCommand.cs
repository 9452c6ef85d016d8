using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace PgDbre.Shell.StandIns;

/// <summary>Format-Table: the engine holds all of it but the class that gives it a name.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableCommand : OuterFormatTableBase
{
    /// <summary>Joins the parameters of the base class to the engine's table formatter.</summary>
    public FormatTableCommand() => EngineFormatting.UseShape(this, "Table");
}
