using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Gate;
using PgDbre.Core.Sql;
using PgDbre.Findings;

namespace PgDbre.Plans;

/// <summary>Judges plans for a CI job: their findings, denied rules, and what changed against the accepted plans of a baseline.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PgPlan", SupportsShouldProcess = true)]
[OutputType(typeof(Finding), typeof(string))]
public sealed class TestPgPlanCommand : GatedCmdlet
{
    private readonly List<Plan> _plans = [];
    private PlanGate? _judge;

    /// <summary><b>-Plan:</b> Plans from Invoke-PgExplain or Import-PgPlan.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public Plan[] Plan { get; set; } = [];

    /// <summary><b>-MaxBufferGrowth:</b> Factor by which the blocks of a query may grow against the baseline.</summary>
    [Parameter]
    [ValidateRange(1.0, 1000.0)]
    public double MaxBufferGrowth { get; set; } = 1.2;

    /// <summary><b>-Deny:</b> Rules whose findings count as High at least, such as sort-spilled-to-disk.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Deny { get; set; } = [];

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        string? json = Gate.Open();
        try
        {
            _judge = new PlanGate(Deny, json is null ? null : PlanBaseline.Read(json), MaxBufferGrowth);
        }
        catch (PgDbreException failure)
        {
            ThrowTerminatingError(PgErrorRecord.From(failure, Deny));
        }
    }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        foreach (Plan plan in Plan)
        {
            Guard(plan, () => Judge(plan));
        }
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        IReadOnlyList<PlanBaselineEntry> accepted = UpdateBaseline ? PlanBaseline.From(_plans) : [];
        // A changed shape is accepted by its new shape, not as a finding that may come back.
        Gate.Close(PlanGate.Rules, finding => !PlanGate.IsAgainstBaseline(finding), json => PlanBaseline.Write(json, accepted));
    }

    private void Judge(Plan plan)
    {
        IReadOnlyList<Finding> findings = _judge!.Examine(plan);
        if (UpdateBaseline)
        {
            PlanBaseline.RequireKey(plan);
            _plans.Add(plan);
        }

        Gate.Report(findings, Comments(plan), RecordConnection.Of(plan));
    }

    private static SuppressionScan Comments(Plan plan) => SuppressionScan.Join(
        SqlComments.In(plan.Query ?? "").Select(comment => SuppressionComment.Read(comment.Text, path: null, comment.Line)));
}
