namespace PgDbre.Tests.Shell.StandIns;

public sealed class StartSleepTests : StandInTest
{
    [Fact]
    public void A_pause_is_not_shorter_than_asked_for()
    {
        Assert.Equal(["True"], Text("$w = [Diagnostics.Stopwatch]::StartNew(); Start-Sleep -Milliseconds 60; Start-Sleep 0.06; $w.ElapsedMilliseconds -ge 110"));
    }
}
