using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Sandboxes;

namespace PgDbre.Sandboxes;

/// <summary>The progress bar of a cmdlet that prepares a sandbox.</summary>
internal sealed class PreparationBar(Cmdlet cmdlet)
{
    private const string Title = "Preparing a sandbox";
    private const int ProgressId = 17;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly ProgressQueue<SandboxProgress> _progress = new();

    /// <summary>Where the work reports its steps.</summary>
    public IProgress<SandboxProgress> Steps => _progress;

    /// <summary>Shows the steps until the work is over, well or not.</summary>
    public void ShowUntilEnd(Task work)
    {
        while (Task.WaitAny([work], Pause) < 0)
        {
            if (_progress.TryTakeNewest(out SandboxProgress? newest))
            {
                Write(new ProgressRecord(ProgressId, Title, newest.Activity) { CurrentOperation = newest.Detail });
            }
        }

        Write(new ProgressRecord(ProgressId, Title, "Ready") { RecordType = ProgressRecordType.Completed });
    }

    // After Ctrl+C PowerShell refuses what is written; the preparation must still be waited for while it tidies up.
    private void Write(ProgressRecord progress)
    {
        try
        {
            cmdlet.WriteProgress(progress);
        }
        catch (PipelineStoppedException)
        {
            // The stop token is cancelled too, and who waits for the work sees it.
        }
    }
}
