using System.Globalization;
using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Workload;
using PgDbre.Data.Workload;
using PgDbre.Findings;

namespace PgDbre.Workload;

/// <summary>Finds the statements that cost a server most, or those that run now.</summary>
[Cmdlet(VerbsCommon.Get, "PgSlowQuery", DefaultParameterSetName = "Statistics")]
[OutputType(typeof(SlowQuery))]
public sealed class GetPgSlowQueryCommand : PgConnectedCmdlet
{
    private LatencyGate? _gate;

    /// <summary><b>-Top:</b> At most so many records per connection.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(1, int.MaxValue)]
    public int? Top { get; set; }

    /// <summary><b>-OrderBy:</b> What is sorted by, the largest first.</summary>
    [Parameter(ParameterSetName = "Statistics")]
    public SlowQueryOrder OrderBy { get; set; } = SlowQueryOrder.TotalTime;

    /// <summary><b>-MinCalls:</b> Only statements executed at least so often.</summary>
    [Parameter(ParameterSetName = "Statistics")]
    [ValidateRange(1, long.MaxValue)]
    public long MinCalls { get; set; } = 1;

    /// <summary><b>-MinMeanMs:</b> Only statements with at least this mean; with -Running at least this age.</summary>
    [Parameter]
    [ValidateRange(0, double.MaxValue)]
    public double MinMeanMs { get; set; }

    /// <summary><b>-Database:</b> Statements of these databases of the server, wildcards allowed; the connection's own unless given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string[] Database { get; set; } = [];

    /// <summary><b>-ExcludeUtility:</b> Leaves out what EXPLAIN does not take: BEGIN, SET, VACUUM, DDL.</summary>
    [Parameter(ParameterSetName = "Statistics")]
    public SwitchParameter ExcludeUtility { get; set; }

    /// <summary><b>-Running:</b> What runs now, from pg_stat_activity, the oldest first.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Running")]
    public SwitchParameter Running { get; set; }

    /// <summary><b>-FailOn:</b> Ends with the error PgGateFailed, after all output, if a query is of this latency class or slower, such as OverTarget.</summary>
    [Parameter]
    public LatencyClass? FailOn { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord() => ForEachConnection(connection =>
    {
        if (Running)
        {
            Stream(RunningStatements.ReadAsync(connection, Filter, Limits, WarnOfHiddenSessions, PipelineStopToken), query => Write(query, connection));
            return;
        }

        StatementSummary? summary = null;
        long written = 0;
        Stream(StatementStatistics.ReadAsync(connection, Filter, Limits, seen => summary = seen, PipelineStopToken), query =>
        {
            Write(query, connection);
            written++;
        });
        Explain(summary!, written, connection);
    });

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (Gate.Failure() is { } failure)
        {
            throw GateError.From(failure, this);
        }
    }

    private LatencyGate Gate => _gate ??= new LatencyGate(FailOn);

    private SlowQueryFilter Filter => new()
    {
        Top = Top,
        OrderBy = OrderBy,
        MinCalls = MinCalls,
        MinMeanMs = MinMeanMs,
        Databases = Database,
        ExcludeUtility = ExcludeUtility,
    };

    private void Write(SlowQuery query, PgConnection connection)
    {
        Gate.Add(query.Query, query.LatencyClass, query.MeanMs);
        WriteRecord(query, connection);
    }

    // Whoever reads the list must know what it leaves out, above all when it is empty.
    private void Explain(StatementSummary summary, long written, PgConnection connection)
    {
        if (summary.HiddenStatements > 0)
        {
            string share = (100 * summary.HiddenMs / Math.Max(summary.TotalMs, double.Epsilon)).ToString("0.0", CultureInfo.InvariantCulture);
            WriteWarning(
                $"{summary.HiddenStatements} statements of other roles ({share} % of the time) are hidden from {connection.User} on {connection.Server}. "
                + $"To see them: GRANT pg_read_all_stats TO {Core.Sql.SqlIdentifier.Display(connection.User)};");
        }

        if (written == 0)
        {
            WriteWarning($"No statement matches on {connection}: pg_stat_statements holds {summary.Statements} for the databases asked for.");
        }
    }

    private void WarnOfHiddenSessions(long hidden)
    {
        if (hidden > 0)
        {
            WriteWarning($"{hidden} sessions of other roles are hidden. To see them: GRANT pg_read_all_stats TO the role.");
        }
    }
}
