namespace PgDbre.Data.Tests.Sandboxes;

/// <summary>Waits for something that must come true within a limit.</summary>
internal static class Deadline
{
    public static async Task UntilAsync(Func<bool> isTrue, TimeSpan limit)
    {
        DateTime deadline = DateTime.UtcNow + limit;
        while (!isTrue())
        {
            Assert.True(DateTime.UtcNow < deadline, $"It did not come true within {limit.TotalSeconds} s.");
            await Task.Delay(20);
        }
    }
}
