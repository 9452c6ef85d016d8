using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Reading;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Tests.Migrations;

/// <summary>What is told from the text alone against the lock table, which the tracer holds against the server.</summary>
public sealed class StaticLocksTests
{
    private const int Target = 17;

    // Its last step, a short ACCESS EXCLUSIVE on the partition, is left out on purpose: it waits for nobody but those who use the partition.
    private const string DetachConcurrently = "detach concurrently";

    [Fact]
    public void The_text_tells_the_locks_and_the_work_that_the_lock_table_says()
    {
        LockCase[] cases = [.. LockTable.Cases.Where(one => one.From <= Target && one.To >= Target && one.Name != DetachConcurrently)];
        Assert.True(cases.Length > 120);
        Assert.Equal("", string.Join('\n', cases.Select(Difference).OfType<string>()));
    }

    private static string? Difference(LockCase one)
    {
        Migration[] chain = [SqlMigrationReader.Read(one.Setup), SqlMigrationReader.Read(one.Sql)];
        JudgedStatement judged = new MigrationReviewer([], new ReviewOptions { TargetVersion = Target, Settings = Utc })
            .Review(chain, SchemaModel.Empty).Last().Statements[^1];
        string told = string.Join(", ", judged.Effects.Where(effect => effect.Mode > LockMode.RowShare)
            .Select(effect => IsPartitioned(effect.Relation.Name, one) ? effect with { Work = TableWork.None } : effect)
            .Select(Told).Order(StringComparer.Ordinal));
        string expected = string.Join(", ", Expected(one).Order(StringComparer.Ordinal));
        return told == expected ? null : $"{one.Name}: [{expected}] was expected, [{told}] is told";
    }

    private static Dictionary<string, string> Utc => new() { ["TimeZone"] = "UTC" };

    private static string Told(LockEffect effect) =>
        $"{effect.Relation.Name} {LockCase.Short(effect.Mode)}{(effect.Work > TableWork.Rows ? " works" : "")}";

    // Locks on indexes and views are not told; a statement that changes rows reads what it must.
    private static IEnumerable<string> Expected(LockCase one)
    {
        string[] work = one.Work.Split(", ");
        return one.Locks.Split(", ", StringSplitOptions.RemoveEmptyEntries)
            .Select(taken => (Name: taken.Split(' ')[0], Mode: taken.Split(' ')[1]))
            .Where(taken => taken.Mode is not ("AS" or "RS"))
            .Where(taken => new[] { "TABLE", "MATERIALIZED VIEW" }.Any(kind => one.Setup.Contains($"{kind} {taken.Name} ", StringComparison.Ordinal)))
            .Select(taken => $"{taken.Name} {taken.Mode}{(taken.Mode != "RX" && !IsPartitioned(taken.Name, one) && (work.Contains($"scan {taken.Name}") || work.Contains($"rewrite {taken.Name}")) ? " works" : "")}");
    }

    // It has no rows; the work on its partitions is told of it as well, so that a rule sees it there.
    private static bool IsPartitioned(string name, LockCase one) => one.Setup.Split(';')
        .Any(statement => statement.Contains($"TABLE {name} ", StringComparison.Ordinal) && statement.Contains("PARTITION BY", StringComparison.Ordinal));
}
