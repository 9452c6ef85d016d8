using System.Collections;
using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Anonymizing;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Workload;
using PgDbre.Data.Catalog;
using PgDbre.Data.Plans;
using PgDbre.Data.Plans.Proving;

namespace PgDbre.Plans;

/// <summary>Asks the server for the plan of a statement, reads it, and says what is wrong with it.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "PgExplain", DefaultParameterSetName = "Query", SupportsShouldProcess = true)]
[OutputType(typeof(Plan))]
public sealed class InvokePgExplainCommand : PgConnectedCmdlet
{
    private readonly PlanAnonymizer _anonymizer = new();
    private readonly HashSet<string> _warnings = [];
    private readonly Dictionary<PgConnection, PlanCatalog> _catalogs = [];

    /// <summary><b>-InputObject:</b> A slow query, an SQL string or a .sql file from the pipe.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = "Query")]
    public PSObject? InputObject { get; set; }

    /// <summary><b>-Query:</b> SQL, literal or with $1; several statements are explained one by one.</summary>
    [Parameter(Position = 0, ParameterSetName = "Query", ValueFromPipelineByPropertyName = true)]
    [Alias("Sql")]
    [ValidateNotNullOrEmpty]
    public string? Query { get; set; }

    /// <summary><b>-QueryId:</b> The server's id of the query, kept with the plan.</summary>
    [Parameter(ParameterSetName = "Query", ValueFromPipelineByPropertyName = true)]
    public long? QueryId { get; set; }

    /// <summary><b>-Path:</b> Files of SQL, wildcards allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Path", ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary><b>-Server:</b> The server a piped record comes from; a statement never runs on another one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Server { get; set; }

    /// <summary><b>-Database:</b> The database a piped record comes from.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Database { get; set; }

    /// <summary><b>-Parameter:</b> Values for $1, $2 …, in order.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Parameter { get; set; }

    /// <summary><b>-Setting:</b> Settings for these plans only, such as @{ work_mem = '64MB' }.</summary>
    [Parameter]
    public Hashtable? Setting { get; set; }

    /// <summary><b>-Analyze:</b> Runs the statement and measures it; what it writes is rolled back.</summary>
    [Parameter]
    public SwitchParameter Analyze { get; set; }

    /// <summary><b>-AllowWrite:</b> Lets -Analyze run statements that can write. They are rolled back; sequences are not.</summary>
    [Parameter]
    public SwitchParameter AllowWrite { get; set; }

    /// <summary>
    /// <b>-Verify:</b> Tries what the findings propose, indexes with HypoPG and settings for one plan, and says which would help;
    /// with -Analyze settings are tried by a run.
    /// </summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <summary>
    /// <b>-Nested:</b> Shows the plans of statements inside functions and triggers too, through auto_explain in the session.
    /// Needs -Analyze.
    /// </summary>
    [Parameter]
    public SwitchParameter Nested { get; set; }

    /// <summary><b>-Anonymize:</b> Replaces names and constants in plan and query, the same by the same, so that the plan can be shown to strangers.</summary>
    [Parameter]
    public SwitchParameter Anonymize { get; set; }

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        if (Nested && !Analyze)
        {
            ThrowTerminatingError(PgErrorRecord.From(NestedNeedsAnalyze(), Nested));
        }
    }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        foreach (ExplainInput input in Inputs())
        {
            Guard(input.Target, () => Explain(input));
        }
    }

    private IEnumerable<ExplainInput> Inputs() => ParameterSetName == "Path"
        ? Path.SelectMany(path => ExplainInput.FromFiles(this, path, WriteFailure))
        : ExplainInput.From(this, InputObject, Query, QueryId, WriteFailure);

    private void Explain(ExplainInput input)
    {
        PgConnection connection = ConnectionFor(input.Target, Server ?? input.Server, Database ?? input.Database);
        PlanRequest request = input.ToRequest(Analyze, Parameter, Setting) with { Nested = Nested };
        if (MayWrite(request) && !ShouldProcess(connection.ToString(), $"EXPLAIN ANALYZE, rolled back: {request.Statement.Text}"))
        {
            return;
        }

        WriteDebug(request.Statement.Text);
        if (Wait(ExplainRunner.RunAsync(connection, request, Limits, AllowWrite, PipelineStopToken)) is not { } plan)
        {
            WriteWarning("A rule rewrites the statement to nothing; it has no plan.");
            return;
        }

        Plan examined = Examine(plan, connection) with
        {
            Origin = input.Target as SlowQuery,
            Nested = plan.Nested.Examine(nested => Examine(nested, connection)),
        };
        WarnOnce(examined.Nested.Remarks);
        if (Verify)
        {
            examined = Prove(connection, request, examined);
        }

        if (Anonymize)
        {
            // Without its connection and origin: what comes after must not find the way back.
            WriteObject(_anonymizer.Anonymize(examined));
            return;
        }

        WriteRecord(examined, connection);
    }

    private Plan Examine(Plan plan, PgConnection connection) => PlanFindings.Examine(plan, CatalogOf(plan, connection));

    private Plan Prove(PgConnection connection, PlanRequest request, Plan examined)
    {
        // The same tables, whatever the planner makes of them then.
        SchemaCatalog? catalog = CatalogOf(examined, connection);
        ProofRequest proof = new()
        {
            Plan = examined,
            Explain = request,
            Examine = plan => PlanFindings.Examine(plan, catalog),
            Limits = Limits,
            AllowWrite = AllowWrite,
        };
        ProofResult result = Wait(FindingProver.ProveAsync(connection, proof, PipelineStopToken));
        WarnOnce(result.Warnings);
        return result.Plan;
    }

    // The next statement meets the same obstacle.
    private void WarnOnce(IEnumerable<string> warnings)
    {
        foreach (string warning in warnings.Where(_warnings.Add))
        {
            WriteWarning(warning);
        }
    }

    // Findings are the better for the catalog, but a plan is worth having without; one that is made anonymous must not name what is in it.
    private SchemaCatalog? CatalogOf(Plan plan, PgConnection connection)
    {
        if (Anonymize)
        {
            return null;
        }

        if (!_catalogs.TryGetValue(connection, out PlanCatalog? catalog))
        {
            _catalogs[connection] = catalog = new PlanCatalog(connection);
        }

        try
        {
            return Wait(catalog.ReadAsync(plan, Limits, PipelineStopToken));
        }
        catch (PgDbreException failure)
        {
            WarnOnce([$"The findings go without the catalog of {connection}: {failure.Message}"]);
            return null;
        }
    }

    private static PgDbreException NestedNeedsAnalyze() => new(
        "PgNestedNeedsAnalyze",
        PgErrorCategory.InvalidArgument,
        "-Nested shows the plans of what runs inside functions and triggers, so the statement must run.",
        "Add -Analyze; VOLATILE functions, as PL/pgSQL functions are by default, and statements that write also need -AllowWrite.");

    private bool MayWrite(PlanRequest request)
    {
        if (!request.Analyze || !AllowWrite || StatementClassifier.Classify(request.Statement) != StatementKind.Write)
        {
            return false;
        }

        string again = Verify ? ", with -Verify once more for each setting that is tried," : "";
        WriteWarning(
            $"The statement runs{again} and is rolled back. A rollback does not undo sequences, dblink calls, signals and what triggers do "
            + "outside the database.");
        return true;
    }
}
