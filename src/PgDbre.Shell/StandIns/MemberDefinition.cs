using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>A member that Get-Member found.</summary>
/// <param name="TypeName">The type it was found on.</param>
/// <param name="Name">Its name.</param>
/// <param name="MemberType">Its kind.</param>
/// <param name="Definition">Its signature or value.</param>
public sealed record MemberDefinition(string TypeName, string Name, PSMemberTypes MemberType, string Definition);
