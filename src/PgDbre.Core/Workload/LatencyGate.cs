using System.Globalization;
using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Workload;

/// <summary>Fails when a query is of a latency class or slower, so that a scheduled task can alert.</summary>
/// <param name="failOn">The class; null for a gate that never fails.</param>
public sealed class LatencyGate(LatencyClass? failOn)
{
    private const int Named = 3;
    private readonly List<(string Query, double Milliseconds)> _offenders = [];

    /// <summary>Looks at one query.</summary>
    /// <param name="query">Its name or text.</param>
    /// <param name="latencyClass">Its class.</param>
    /// <param name="milliseconds">The latency its class was decided by.</param>
    public void Add(string query, LatencyClass latencyClass, double milliseconds)
    {
        if (latencyClass >= failOn)
        {
            _offenders.Add((query, milliseconds));
        }
    }

    /// <summary>The error to end with, naming the three slowest; null if the gate lets pass.</summary>
    public PgDbreException? Failure()
    {
        if (_offenders.Count == 0)
        {
            return null;
        }

        IEnumerable<string> worst = _offenders
            .OrderByDescending(one => one.Milliseconds)
            .Take(Named)
            .Select(one => $"{VisibleText.OneLine(QueryName.From(one.Query))} ({one.Milliseconds.ToString("#,0.0", CultureInfo.InvariantCulture)} ms)");
        string rest = _offenders.Count > Named ? $" and {_offenders.Count - Named} more" : "";
        string count = _offenders.Count == 1 ? "1 query is" : $"{_offenders.Count} queries are";
        return new PgDbreException(
            GateFailure.ErrorId,
            PgErrorCategory.InvalidResult,
            $"{count} {failOn}{(failOn == LatencyClass.OverTarget ? "" : " or slower")}: {string.Join("; ", worst)}{rest}.",
            "Explain them: Get-PgSlowQuery | Invoke-PgExplain.");
    }
}
