using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Reading.Files;

/// <summary>A file is read as its plans are asked for, whatever its length. Memory is the process's: these tests run alone.</summary>
[Collection(AloneCollection.Name)]
public class StreamingTests
{
    private const int LogLength = 120 * 1024 * 1024;

    [Theory]
    [InlineData("server-17.log")]
    [InlineData("server-17.csv")]
    [InlineData("server-17.json")]
    public void Of_a_long_log_only_the_piece_at_hand_is_in_memory(string file)
    {
        string block = FormatCorpus.Text(file);
        int copies = LogLength / block.Length;
        using RepeatedText reader = new(block, copies);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        int count = 0;
        foreach (PlanReading reading in PlanFileReader.Read(reader))
        {
            Assert.NotNull(reading.Plan);
            if (++count % 5_000 == 0)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(6 * copies, count);
        Assert.InRange(peak, long.MinValue, 20 * 1024 * 1024);
    }

    [Fact]
    public void Nothing_is_read_far_ahead_of_the_plan_at_hand()
    {
        string block = FormatCorpus.Text("server-17.log");
        using RepeatedText reader = new(block, 1000);
        foreach (PlanReading reading in PlanFileReader.Read(reader).Take(60))
        {
            Assert.NotNull(reading.Plan);
        }

        Assert.InRange(reader.CharactersRead, 0, (11 * block.Length) + (64 * 1024));
    }

    [Fact]
    public void Walking_a_log_can_be_cancelled()
    {
        using CancellationTokenSource stop = new();
        using RepeatedText reader = new("no plan in this line\n", int.MaxValue);
        stop.CancelAfter(TimeSpan.FromMilliseconds(200));
        Assert.Throws<OperationCanceledException>(() => PlanFileReader.Read(reader, null, stop.Token).Count());
    }

    [Fact]
    public async Task A_line_without_end_is_passed_over_within_bounds()
    {
        using RepeatedText reader = new("{\"Plan\": \"" + new string('x', 1000), 200_000);
        Task<int> work = Task.Run(() => PlanFileReader.Read(reader).Count());
        await work.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private sealed class RepeatedText(string block, int copies) : TextReader
    {
        private int _at;
        private int _left = copies;

        public long CharactersRead { get; private set; }

        public override int Read(char[] buffer, int index, int count)
        {
            if (_at == block.Length)
            {
                _at = 0;
                _left--;
            }

            if (_left == 0)
            {
                return 0;
            }

            int length = Math.Min(count, block.Length - _at);
            block.CopyTo(_at, buffer, index, length);
            _at += length;
            CharactersRead += length;
            return length;
        }
    }
}
