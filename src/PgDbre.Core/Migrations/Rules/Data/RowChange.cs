using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>One change of rows within a statement, WITH included.</summary>
/// <param name="Verb">UPDATE, DELETE or MERGE.</param>
/// <param name="Target">The table.</param>
/// <param name="Extent">How much of it.</param>
internal sealed record RowChange(string Verb, QualifiedName Target, ChangeExtent Extent)
{
    /// <summary>Rows that are there; null if not known.</summary>
    public double? Rows { get; init; }

    // A row or two for each migration, whatever its WHERE looks like.
    private static readonly HashSet<string> Bookkeeping = new(StringComparer.Ordinal)
    {
        "alembic_version", "schema_migrations", "flyway_schema_history", "databasechangelog", "databasechangeloglock", "django_migrations",
        "goose_db_version", "__efmigrationshistory",
    };

    /// <summary>The changes of a statement that may concern more rows than one statement should.</summary>
    public static IEnumerable<RowChange> LargeIn(MigrationStep step) => In(step).Where(change => change.IsLarge(step.Options));

    /// <summary>The UPDATEs, DELETEs and MERGEs of a statement on tables that others use.</summary>
    public static IEnumerable<RowChange> In(MigrationStep step) => step.Statement.Tree is DataStatement data
        ? data.ModifyingQueries.Append(data).Select(query => Of(query, step)).OfType<RowChange>()
            .Where(change => step.EffectOn(change.Target) is not null && !step.IsOfThisMigration(change.Target)
                && !Bookkeeping.Contains(change.Target.Name.ToLowerInvariant()))
        : [];

    private bool IsLarge(ReviewOptions options) => Extent switch
    {
        ChangeExtent.Few => false,
        _ => Rows is not { } rows || rows >= options.MaxUnbatchedRows,
    };

    private static RowChange? Of(DataStatement query, MigrationStep step) => query switch
    {
        UpdateStatement { IsCurrentOf: false } update => New("UPDATE", update.Target, update.Where, update.From, step),
        DeleteStatement { IsCurrentOf: false } delete => New("DELETE", delete.Target, delete.Where, delete.Using, step),
        MergeStatement merge => new RowChange("MERGE", merge.Target, ChangeExtent.Some) { Rows = step.Rows(merge.Target) },
        _ => null,
    };

    private static RowChange New(string verb, QualifiedName target, SqlExpression? where, SqlFragment? joined, MigrationStep step)
    {
        RelationModel? table = step.Schema.Find(target);
        long most = step.Options.MaxUnbatchedRows;
        bool isLimited = (joined is not null && LimitedQuery.IsIn(joined.Tokens, most)) || IsLimitedByWith(step, where, joined);
        ChangeExtent extent = isLimited ? ChangeExtent.Few
            : where is null ? ChangeExtent.All
            : RowCondition.Extent(where, table, joined is not null, most);
        return new RowChange(verb, target, extent) { Rows = table?.Rows };
    }

    // WITH batch AS (SELECT … LIMIT 5000) UPDATE … FROM batch.
    private static bool IsLimitedByWith(MigrationStep step, SqlExpression? where, SqlFragment? joined) =>
        step.Statement.Tree is DataStatement { With: { Count: > 0 } with }
        && with.Any(table => table.Query is SelectStatement { HasLimit: true }
            && (Mentions(where, table.Name) || Mentions(joined, table.Name)));

    private static bool Mentions(SqlFragment? fragment, string name) => fragment is not null && fragment.Mentions(name);
}
