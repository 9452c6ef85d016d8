using System.Globalization;
using PgDbre.Core.Findings;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class TransactionIdWraparound : TableCheck
{
    private const double Ids = 2_147_483_648;
    private const double CriticalShare = 0.75;
    private const double WarnShare = 0.40;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "transaction-id-wraparound",
        Title = "Table that VACUUM does not freeze",
        Why = "Before its oldest id is 2.1 billion old the server stops accepting writes in every database.",
        Advice = "Find what holds VACUUM back (an old transaction, a prepared one, a replication slot), then VACUUM (FREEZE) the table.",
        BadExample = "age(relfrozenxid) = 1,700,000,000",
        GoodExample = "age(relfrozenxid) below autovacuum_freeze_max_age",
        MaxSeverity = Severity.Critical,
        SeverityRule = "Critical from 75 % of the range, medium from 40 % or twice autovacuum_freeze_max_age; the same for multixacts.",
        Reference = "https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-WRAPAROUND",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table)
    {
        TableState state = facts.Of(table);
        double freezeMaxAge = Limit(state, "autovacuum_freeze_max_age", facts.State.FreezeMaxAge);
        double multixactMaxAge = Limit(state, "autovacuum_multixact_freeze_max_age", facts.State.MultixactFreezeMaxAge);
        return ((Finding?[])[
            Judge(facts, table, "transaction id", "age(relfrozenxid)", state.FrozenAge, freezeMaxAge),
            Judge(facts, table, "multixact id", "mxid_age(relminmxid)", state.MultixactAge, multixactMaxAge),
        ]).OfType<Finding>();
    }

    // The table's own setting can only lower the server's.
    private static double Limit(TableState state, string option, long server) => Math.Min(server, state.Options.Number(option) ?? server);

    private Finding? Judge(SchemaFacts facts, Table table, string what, string figure, long? age, double limit)
    {
        if (age is not { } ids || (ids < WarnShare * Ids && ids <= 2 * limit))
        {
            return null;
        }

        string percent = string.Create(CultureInfo.InvariantCulture, $"{100 * ids / Ids:0.#} %");
        return Found(facts, new SchemaObservation
        {
            Object = table.ToString(),
            Severity = ids >= CriticalShare * Ids ? Severity.Critical : Severity.Medium,
            Message = $"Its oldest {what} is {Quantity.Count(ids)} old, {percent} of the way to wraparound; autovacuum should have come "
                + $"at {Quantity.Count(limit)}.",
            Evidence = $"{figure} = {ids}",
            Recommendation = "Look for what holds it back (pg_stat_activity.backend_xmin, pg_prepared_xacts, pg_replication_slots.xmin), "
                + "end that, then freeze.",
            Sql = $"VACUUM (FREEZE, VERBOSE) {table.Name};",
            Score = ids,
        });
    }
}
