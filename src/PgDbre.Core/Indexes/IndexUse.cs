using System.Globalization;
using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes;

/// <summary>Whether anybody uses an index, and how far the statistics that say so can be believed.</summary>
internal static class IndexUse
{
    /// <summary>Below so many days an index that only a monthly job uses looks unused.</summary>
    public const double EnoughDays = 30;

    /// <summary>
    /// No scan, and nothing else it is for: uniqueness, a constraint, the replica identity, a foreign key without another index. Null where
    /// nothing is counted. One that is attached to a partitioned index is judged there, and one that would serve in place of a redundant
    /// index that is used may not go with it.
    /// </summary>
    public static bool? IsUnused(SchemaFacts facts, Table table, TableIndex index)
    {
        bool isNeeded = index.IsUnique || index.Constraint is not null || index.IsReplicaIdentity || !index.IsValid
            || facts.Of(index).AttachedTo is not null || ForeignKeySupport.OnlyBy(table, index).Count > 0
            || table.Indexes.Any(other => facts.Scans(table, other) > 0 && IndexRedundancy.Of(facts, table, other)?.Other.Oid == index.Oid);
        return isNeeded ? false : facts.State.IsCounting ? facts.Scans(table, index) == 0 : null;
    }

    /// <summary>What speaks against believing that there was no scan, a sentence each.</summary>
    public static IEnumerable<string> Doubts(DatabaseState state)
    {
        if (!IsLongEnough(state))
        {
            yield return state.StatisticsDays is { } days
                ? string.Create(CultureInfo.InvariantCulture, $"Scans are counted for {days:0.#} days only: not long enough to judge (30 "
                    + $"are).")
                : "The server does not know since when scans are counted: not long enough to judge.";
        }

        if (state.Unseen.Count > 0)
        {
            yield return $"{string.Join(", ", state.Unseen)}: scans there are counted there and not seen here; ask each with Get-PgIndex "
                + "first.";
        }
    }

    /// <summary>True if the statistics are old enough.</summary>
    public static bool IsLongEnough(DatabaseState state) => state.StatisticsDays >= EnoughDays;
}
