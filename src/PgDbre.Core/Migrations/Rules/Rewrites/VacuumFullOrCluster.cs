using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class VacuumFullOrCluster : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "vacuum-full-or-cluster",
        Code = "W06",
        Title = "VACUUM FULL or CLUSTER",
        Why = "The table and all its indexes are written anew while nobody can read or write it, and both copies need room on the disk.",
        Advice = "pg_repack or pg_squeeze, which do the same beside the running application; plain VACUUM where only reuse of "
            + "space is wanted.",
        BadExample = "VACUUM FULL orders;",
        GoodExample = "VACUUM orders;",
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-vacuum.html",
    };

    internal override bool JudgesDowngrades => true;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step) => step.Statement.Tree switch
    {
        Cluster { Table: { } table } => Named([table], "CLUSTER", step),
        Cluster => [Everything("CLUSTER without a table", step)],
        Vacuum { IsFull: true, Tables.Count: > 0 } vacuum => Named(vacuum.Tables.Select(table => table.Name), "VACUUM FULL", step),
        Vacuum { IsFull: true } => [Everything("VACUUM FULL without a table", step)],
        _ => [],
    };

    private static IEnumerable<MigrationObservation> Named(IEnumerable<QualifiedName> tables, string command, MigrationStep step) =>
        from table in tables
        let effect = step.EffectOn(table)
        where effect is not null
        select new MigrationObservation
        {
            Object = step.Display(table),
            Message = $"{command} writes {step.Display(table)} and its indexes anew, and needs room for both copies.",
            Recommendation = command == "CLUSTER"
                ? "pg_repack --order-by writes it in that order beside the running application."
                : "Plain VACUUM makes the space reusable; pg_repack or pg_squeeze give it back beside the running application.",
            Sql = command == "CLUSTER" ? null : $"VACUUM {table};",
            Alembic = command == "CLUSTER" ? null : AlembicCode.Autocommit($"VACUUM {table}"),
            Claim = effect,
        };

    private static MigrationObservation Everything(string command, MigrationStep step) => new()
    {
        Object = step.Migration.Name,
        Severity = Severity.Critical,
        Message = $"{command} writes one table of the database after the other anew, each closed to reads and writes meanwhile.",
        Recommendation = "Name the tables that need it, and use pg_repack or pg_squeeze for them.",
    };
}
