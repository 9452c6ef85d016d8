using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Data.Tests.Migrations;

/// <summary>A statement, the schema it meets, and what it must be seen doing.</summary>
/// <param name="Name">What the lock table calls it.</param>
/// <param name="Setup">Statements before it, in the scratch database.</param>
/// <param name="Sql">The statement; what stands before it is traced too, and not compared.</param>
/// <param name="Locks">Strongest lock on each relation that was there before: t AX, p SRX; without ACCESS SHARE on indexes.</param>
/// <param name="Work">rewrite t, build (an index that was there), new (an index on what was there), scan t.</param>
public sealed record LockCase(string Name, string Setup, string Sql, string Locks, string Work)
{
    /// <summary>Servers that are older do not know the statement, or do otherwise.</summary>
    public int From { get; init; } = 13;

    /// <summary>Servers that are newer do otherwise.</summary>
    public int To { get; init; } = 99;

    /// <summary>It runs in transactions of its own: short locks on indexes are seen or not.</summary>
    public bool TablesOnly { get; init; }

    /// <summary>A trace in the words of <see cref="Locks"/>.</summary>
    public string LocksOf(StatementTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return string.Join(", ", trace.Locks
            .Where(taken => !taken.Relation.IsNew)
            .Where(taken => taken.Relation.Table is null || (!TablesOnly && taken.Mode > LockMode.AccessShare))
            .GroupBy(taken => taken.Relation.Name.Name, taken => taken.Mode)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {Short(group.Max())}"));
    }

    /// <summary>A trace in the words of <see cref="Work"/>.</summary>
    public static string WorkOf(StatementTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return string.Join(", ", (string[])
        [
            .. trace.Rewrites.Where(one => !one.Relation.IsNew).Select(one => $"rewrite {one.Relation.Name.Name}"),
            .. trace.IndexBuilds.Where(one => one.IsRebuild).Select(one => $"build {one.Relation.Name.Name}"),
            .. trace.IndexBuilds.Where(one => !one.IsRebuild).Select(one => $"new {one.Relation.Name.Name}"),
            .. trace.FullScans.Where(one => !one.Relation.IsNew).Select(one => $"scan {one.Relation.Name.Name}"),
            .. trace.Rows.Where(one => !one.Relation.IsNew)
                .Select(one => $"rows {one.Relation.Name.Name} {one.Inserted}/{one.Updated}/{one.Deleted}"),
        ]);
    }

    /// <summary>What a trace has otherwise; null if nothing.</summary>
    public string? DifferenceIn(StatementTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        string seen = $"{trace.Message}[{LocksOf(trace)}] [{WorkOf(trace)}]";
        return seen == $"[{Locks}] [{Work}]" ? null : $"{Name}: [{Locks}] [{Work}] was expected, {seen} was seen";
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    private static string Short(LockMode mode) => string.Concat(mode.Name().Split(' ').Select(word => word[0])) switch
    {
        "E" => "X",
        "AE" => "AX",
        "RE" => "RX",
        "SUE" => "SUX",
        "SRE" => "SRX",
        string others => others,
    };
}
