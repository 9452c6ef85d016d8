using System.Globalization;
using System.Management.Automation;
using PgDbre.Data.Indexes;

namespace PgDbre.Indexes;

/// <summary>Shows how far a build is: of a partitioned table the whole, and below it the partition that is at work.</summary>
internal sealed class BuildDisplay(Cmdlet cmdlet)
{
    private const int WholeId = 1;
    private const int PartitionId = 2;
    private string? _last;

    public void Show(IndexBuildProgress step)
    {
        string line = string.Create(
            CultureInfo.InvariantCulture, $"{step.Index}, attempt {step.Attempt}: {step.Phase} {step.Percent:0.#}").TrimEnd();
        if (line != _last)
        {
            cmdlet.WriteVerbose(_last = line);
        }

        if (step.Partition is { } whole)
        {
            string of = string.Create(CultureInfo.InvariantCulture, $"partition {whole.Number} of {whole.Count}");
            cmdlet.WriteProgress(Record(WholeId, whole.Parent, of, whole.Percent, whole.SecondsRemaining));
        }

        int id = step.Partition is null ? WholeId : PartitionId;
        ProgressRecord record = Record(id, step.Index, step.Phase, step.TotalPercent, step.SecondsRemaining);
        record.ParentActivityId = step.Partition is null ? -1 : WholeId;
        cmdlet.WriteProgress(record);
    }

    public void End()
    {
        foreach (int id in (int[])[PartitionId, WholeId])
        {
            cmdlet.WriteProgress(new ProgressRecord(id, "New-PgIndex", "done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private static ProgressRecord Record(int id, string index, string status, double? percent, double? seconds) =>
        new(id, $"Building {index}", status) { PercentComplete = (int)(percent ?? -1), SecondsRemaining = (int)(seconds ?? -1) };
}
