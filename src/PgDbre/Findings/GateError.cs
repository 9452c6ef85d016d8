using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;

namespace PgDbre.Findings;

/// <summary>
/// The error of a failed gate. A cmdlet's ordinary terminating error ends its statement only, and a script would go on and exit with 0;
/// thrown as the throw statement does, it ends the script. try/catch and $? see no difference.
/// </summary>
internal static class GateError
{
    public static RuntimeException From(PgDbreException failure, PSCmdlet cmdlet)
    {
        ErrorRecord template = PgErrorRecord.From(failure, cmdlet.MyInvocation.MyCommand.Name);
        ErrorRecord record = new(failure, $"{failure.ErrorId},{cmdlet.GetType().FullName}", template.CategoryInfo.Category, template.TargetObject)
        {
            ErrorDetails = template.ErrorDetails,
        };
        return new RuntimeException(failure.Message, failure, record) { WasThrownFromThrowStatement = true };
    }
}
