using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Get-Member: the members of each type of object that comes in.</summary>
[Cmdlet(VerbsCommon.Get, "Member")]
[OutputType(typeof(MemberDefinition))]
public sealed class GetMemberCommand : PSCmdlet
{
    private readonly HashSet<string> _seenTypes = [];

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Only members with these names; wildcards allowed.</summary>
    [Parameter(Position = 0)]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Only members of these kinds.</summary>
    [Parameter]
    [Alias("Type")]
    public PSMemberTypes MemberType { get; set; } = PSMemberTypes.All;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null || !_seenTypes.Add(InputObject.TypeNames[0]))
        {
            return;
        }

        IEnumerable<PSMemberInfo> members =
            from pattern in Name
            from member in InputObject.Members.Match(pattern, MemberType)
            where !IsAccessor(member)
            orderby member.MemberType.ToString(), member.Name
            select member;
        foreach (PSMemberInfo member in members.DistinctBy(member => member.Name))
        {
            PSObject output = PSObject.AsPSObject(new MemberDefinition(InputObject.TypeNames[0], member.Name, member.MemberType, member.ToString() ?? ""));
            // The engine has the view of the real cmdlet's type.
            output.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.MemberDefinition");
            WriteObject(output);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_seenTypes.Count == 0)
        {
            InvalidOperationException failure = new("You must specify an object for the Get-Member cmdlet.");
            WriteError(new ErrorRecord(failure, "NoObjectInGetMember", ErrorCategory.CloseError, null));
        }
    }

    private static bool IsAccessor(PSMemberInfo member) =>
        member is PSMethod && (member.Name.StartsWith("get_", StringComparison.Ordinal) || member.Name.StartsWith("set_", StringComparison.Ordinal));
}
