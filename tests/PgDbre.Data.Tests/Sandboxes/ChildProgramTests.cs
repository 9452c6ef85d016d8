using System.Globalization;
using PgDbre.Sandbox.Processes;
using PgDbre.Sandbox.Providers;

namespace PgDbre.Data.Tests.Sandboxes;

public sealed class ChildProgramTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Its_output_and_exit_code_come_back()
    {
        ProgramResult result = await ChildProgram.RunAsync(["sh", "-c", "echo out; echo err >&2; exit 3"], CancellationToken.None);

        Assert.Equal(new ProgramResult(3, "out\n", "err\n"), result);
    }

    [Fact]
    public async Task A_failure_is_told_with_the_programs_last_words()
    {
        ProgramResult result = await ChildProgram.RunAsync(["sh", "-c", "echo why >&2; exit 3"], CancellationToken.None);

        ProviderRefusedException error = Assert.Throws<ProviderRefusedException>(() => result.OrRefuse("The step"));
        Assert.Equal("The step failed with exit code 3: why", error.Message);
    }

    [Fact]
    public async Task Cancelling_ends_the_program_and_its_children()
    {
        using CancellationTokenSource stop = new(TimeSpan.FromMinutes(1));
        TaskCompletionSource<int> child = new();
        Task run = ChildProgram.RunAsync(
            ["sh", "-c", "sleep 600 & echo $!; wait"],
            stop.Token,
            onLine: line => child.SetResult(int.Parse(line, CultureInfo.InvariantCulture)));
        ProcessStamp sleeping = ProcessStamp.Of(await child.Task)!;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(Limit));
        Assert.True(await ProcessSignal.WaitForEndAsync(sleeping, Limit));
    }
}
