using System.Management.Automation;

namespace PgDbre.Tests.Shell.StandIns;

/// <summary>The Write- cmdlets.</summary>
public sealed class WriteTests : StandInTest
{
    [Fact]
    public void Write_Host_joins_lists_and_can_leave_the_line_open()
    {
        Assert.Equal($"a-b c{Environment.NewLine}", Run("Write-Host 'a', 'b' -Separator '-' -NoNewline; Write-Host ' c' -ForegroundColor Red").HostText);
    }

    [Fact]
    public void Write_Output_enumerates_unless_told_otherwise()
    {
        Assert.Equal(["1", "2"], Text("Write-Output 1 2"));
        Assert.Equal(["1"], Text("(Write-Output 1, 2 -NoEnumerate | Measure-Object).Count"));
    }

    [Fact]
    public void Verbose_and_debug_are_silent_unless_asked_for()
    {
        var result = Run("Write-Verbose 'v'; Write-Debug 'd'; $VerbosePreference = 'Continue'; Write-Verbose 'asked'");

        Assert.Equal(["asked"], result.Verbose);
        Assert.Empty(result.Debug);
    }

    [Fact]
    public void Write_Error_carries_id_category_target_and_advice()
    {
        ErrorRecord error = Assert.Single(Run("Write-Error 'm' -ErrorId PgX -Category ObjectNotFound -TargetObject 't' -RecommendedAction 'do'").Errors);

        Assert.Equal("m", error.ToString());
        Assert.StartsWith("PgX,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("t", error.TargetObject);
        Assert.Equal("do", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Write_Error_repeats_a_caught_error()
    {
        ErrorRecord error = Assert.Single(Run("try { throw 'original' } catch { Write-Error $_ }").Errors);

        Assert.Equal("original", error.Exception.Message);
    }

    [Fact]
    public void Write_Progress_tells_where_it_is_and_when_it_ended()
    {
        var progress = Run("Write-Progress A -Status s -Id 3 -PercentComplete 40 -CurrentOperation o; Write-Progress A -Id 3 -Completed").Progress;

        Assert.Equal((3, "A", "s", "o", 40), (progress[0].ActivityId, progress[0].Activity, progress[0].StatusDescription, progress[0].CurrentOperation, progress[0].PercentComplete));
        Assert.Equal(ProgressRecordType.Completed, progress[1].RecordType);
    }
}
