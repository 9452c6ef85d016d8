using System.Management.Automation;
using PgDbre.Shell.Hosting;

namespace PgDbre.Tests.Shell.Hosting;

public sealed class ProgressDisplayTests : IDisposable
{
    private readonly StringWriter _writer = new() { NewLine = "\n" };
    private readonly SteppedClock _clock = new();

    public void Dispose() => _writer.Dispose();

    [Fact]
    public void A_log_gets_a_line_for_each_activity_and_then_one_every_five_seconds()
    {
        ProgressDisplay display = new(_writer, isTerminal: false, _clock);

        display.Show(Record("Build", 0), width: 80);
        display.Show(Record("Build", 10), width: 80);
        display.Show(Record("Check", 0), width: 80);
        _clock.Advance(TimeSpan.FromSeconds(5));
        display.Show(Record("Build", 50), width: 80);

        Assert.Equal("Build 0%: working\nCheck 0%: working\nBuild 50%: working\n", _writer.ToString());
    }

    [Fact]
    public void A_terminal_gets_one_line_that_is_rewritten_cut_to_its_width_and_cleared()
    {
        ProgressDisplay display = new(_writer, isTerminal: true, _clock);

        display.Show(Record("Build", 10), width: 80);
        display.Show(Record("Build", 20), width: 10);
        display.Show(new ProgressRecord(1, "Build", "working") { RecordType = ProgressRecordType.Completed }, width: 80);

        Assert.Equal("\r\e[KBuild 10%: working\r\e[KBuild 20%\r\e[K", _writer.ToString());
    }

    private static ProgressRecord Record(string activity, int percent) => new(1, activity, "working") { PercentComplete = percent };

    private sealed class SteppedClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan step) => _ticks += step.Ticks;
    }
}
