using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox;
using PgDbre.Sandbox.DebianRoots;

namespace PgDbre.Data.Tests.Sandboxes;

/// <summary>With a fake in place of debootstrap.</summary>
public sealed class RootMakerTests : IDisposable
{
    private readonly TemporaryCache _temporary = new();
    private readonly SandboxOrder _order = new(new SandboxRequest(), Progress: null);
    private int _made;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_root_appears_complete_and_is_made_once()
    {
        string first = await Maker(FillAsync).EnsureAsync(_order, CancellationToken.None);
        string second = await Maker(FillAsync).EnsureAsync(_order, CancellationToken.None);

        Assert.Equal(first, second);
        Assert.True(File.Exists(Path.Combine(first, "complete")));
        Assert.Equal(1, _made);
    }

    [Fact]
    public async Task Two_makers_at_once_make_one_root()
    {
        string[] roots = await Task.WhenAll(
            Task.Run(() => Maker(FillAsync).EnsureAsync(_order, CancellationToken.None)),
            Task.Run(() => Maker(FillAsync).EnsureAsync(_order, CancellationToken.None)));

        Assert.Equal(roots[0], roots[1]);
        Assert.Equal(1, _made);
    }

    [Fact]
    public async Task A_maker_that_fails_leaves_no_half_root()
    {
        await Assert.ThrowsAsync<IOException>(() => Maker(FailAsync).EnsureAsync(_order, CancellationToken.None));

        Assert.Empty(Directory.GetDirectories(_temporary.Cache.Roots));
    }

    [Fact]
    public async Task What_a_killed_maker_left_is_removed_by_the_next()
    {
        string half = Directory.CreateDirectory(Path.Combine(_temporary.Cache.Roots, "trixie-1-killed.making")).FullName;
        await File.WriteAllTextAsync(Path.Combine(half, "half"), "");

        string root = await Maker(FillAsync).EnsureAsync(_order, CancellationToken.None);

        Assert.Equal([root], Directory.GetDirectories(_temporary.Cache.Roots));
        Assert.False(File.Exists(Path.Combine(root, "half")));
    }

    [Fact]
    public async Task Waiting_for_another_maker_can_be_cancelled()
    {
        TaskCompletionSource started = new();
        TaskCompletionSource finish = new();
        Task<string> slow = Maker((folder, _, _) => WaitAsync(folder, started, finish)).EnsureAsync(_order, CancellationToken.None);
        await started.Task;
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Maker(FillAsync).EnsureAsync(_order, stop.Token));

        finish.SetResult();
        await slow;
        Assert.Equal(0, _made);
    }

    private RootMaker Maker(Func<string, SandboxOrder, CancellationToken, Task> fill) => new(_temporary.Cache, fill);

    private async Task FillAsync(string folder, SandboxOrder order, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _made);
        Directory.CreateDirectory(folder);
        await Task.Delay(TimeSpan.FromMilliseconds(300), cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "complete"), "", cancellation);
    }

    private static Task FailAsync(string folder, SandboxOrder order, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        throw new IOException("The disk is full.");
    }

    private static async Task WaitAsync(string folder, TaskCompletionSource started, TaskCompletionSource finish)
    {
        Directory.CreateDirectory(folder);
        started.SetResult();
        await finish.Task;
    }
}
