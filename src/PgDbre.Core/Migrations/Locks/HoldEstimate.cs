using System.Globalization;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>
/// How long a lock will be held and how many statements will queue meanwhile: bytes of the table by an assumed throughput, times the
/// statements a second that name it. A rule of thumb, and it says so; a table in memory is faster, a busy disk slower.
/// </summary>
/// <param name="Seconds">Time to work through the table.</param>
/// <param name="Queued">Statements that come meanwhile; null where the traffic is not known.</param>
/// <param name="ThroughputMBPerSecond">What was assumed of a plain read.</param>
internal sealed record HoldEstimate(double Seconds, double? Queued, double ThroughputMBPerSecond)
{
    private const double BytesPerMB = 1024 * 1024;

    /// <summary>The estimate for an effect; null where the lock keeps nobody waiting, or nothing is known of the table's size.</summary>
    public static HoldEstimate? Of(LockEffect effect, RelationModel? relation, double throughputMBPerSecond)
    {
        if (!effect.BlocksWhileWorking || relation?.HeapBytes is not { } bytes)
        {
            return null;
        }

        // An index build reads and sorts, a rewrite reads, writes and builds every index.
        double passes = effect.Work switch { TableWork.Scan => 1, TableWork.IndexBuild => 2, _ => 3 };
        double seconds = passes * bytes / (throughputMBPerSecond * BytesPerMB);
        return new HoldEstimate(seconds, relation.StatementsPerSecond * seconds, throughputMBPerSecond);
    }

    /// <summary>"about 3.0 s at 100 MB/s, in which about 240 statements queue".</summary>
    public override string ToString()
    {
        string time = $"about {Quantity.Duration(Seconds * 1000)} at {ThroughputMBPerSecond.ToString("0.#", CultureInfo.InvariantCulture)} MB/s";
        return Queued is >= 1 and { } queued ? $"{time}, in which about {Quantity.Count(queued)} statements queue" : time;
    }
}
