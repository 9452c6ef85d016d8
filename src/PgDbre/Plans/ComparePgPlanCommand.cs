using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Comparison;

namespace PgDbre.Plans;

/// <summary>Says what changed from one plan to another: shape, join order, indexes, settings, and the figures of each step.</summary>
[Cmdlet(VerbsData.Compare, "PgPlan")]
[OutputType(typeof(PlanComparison))]
public sealed class ComparePgPlanCommand : PgCmdlet
{
    /// <summary><b>-Reference:</b> The plan before.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("ReferenceObject")]
    public Plan Reference { get; set; } = null!;

    /// <summary><b>-Difference:</b> The plans after; each is compared with the reference.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [Alias("DifferenceObject")]
    public Plan[] Difference { get; set; } = [];

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        foreach (Plan after in Difference)
        {
            PlanComparison comparison = PlanComparer.Compare(Reference, after);
            if (comparison.BeforeRows is { } before && comparison.AfterRows is { } rows && before != rows)
            {
                WriteWarning($"The plans returned {before} and {rows} rows: the question or the data is not the same.");
            }

            PgConnection? connection = RecordConnection.Of(after);
            WriteObject(connection is null ? comparison : RecordConnection.Attach(comparison, connection));
        }
    }
}
