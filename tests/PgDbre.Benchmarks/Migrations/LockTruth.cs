using PgDbre.Data.Tests.Migrations;

namespace PgDbre.Benchmarks.Migrations;

/// <summary>What a server was seen doing in a case of the lock table.</summary>
internal static class LockTruth
{
    /// <summary>True if it works through a relation, or through the table of an index, which keeps writes or reads waiting meanwhile.</summary>
    public static bool Blocks(LockCase one)
    {
        HashSet<string> blocked = [.. Words(one.Locks).Where(lockOf => lockOf[1] is "AX" or "X" or "SRX" or "S").Select(lockOf => lockOf[0])];
        return Words(one.Work).Any(work => work[0] is "rewrite" or "build" or "new" or "scan" && blocked.Contains(work[1]));
    }

    /// <summary>The version of the server to ask about: 17, or the next one that knows the statement or does so.</summary>
    public static int Version(LockCase one) => Math.Clamp(17, one.From, one.To);

    private static IEnumerable<string[]> Words(string list) =>
        list.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(words => words.Split(' '));
}
