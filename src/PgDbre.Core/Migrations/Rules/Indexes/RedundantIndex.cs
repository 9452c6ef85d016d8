using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class RedundantIndex : StatementRule<CreateIndex>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "redundant-index",
        Code = "I08",
        Title = "An index that another one already serves",
        Why = "Every write pays for both, and no query is faster for it.",
        Advice = "Leave it out, or drop the shorter one.",
        BadExample = "CREATE INDEX CONCURRENTLY orders_by_customer_idx ON orders (customer_id);",
        GoodExample = "CREATE INDEX CONCURRENTLY orders_by_placed_at_idx ON orders (placed_at);",
        MaxSeverity = Severity.Info,
        SeverityRule = "Info.",
        Reference = "https://www.postgresql.org/docs/current/indexes-multicolumn.html",
    };

    private protected override IEnumerable<MigrationObservation> Examine(CreateIndex statement, MigrationStep step)
    {
        if (step.Schema.Find(statement.Table) is not { } relation || !IsComparable(statement))
        {
            yield break;
        }

        string[] keys = [.. statement.Elements.Select(element => element.Column!)];
        string[] included = [.. statement.Include.Select(element => element.Column).OfType<string>()];
        if (relation.Indexes.FirstOrDefault(one => one.Name != statement.Name && Serves(one, keys, included)) is { } other)
        {
            string what = other.Keys.Count == keys.Length ? "has the same keys" : "begins with the same keys";
            yield return new MigrationObservation
            {
                Object = relation.Name.ToString(),
                Severity = Severity.Info,
                Message = $"{SqlIdentifier.Display(other.Name ?? "An index")} on {relation.Name} {what} ({List(other.Keys)}): "
                    + "the new index serves no query better.",
                Recommendation = "Leave it out; if it is wanted for its smaller size, drop the other one.",
            };
        }
    }

    // Of operator classes, directions and predicates only the plain case is compared. A unique index is more than an access path.
    private static bool IsComparable(CreateIndex statement) =>
        statement is { IsUnique: false, Where: null, AccessMethod: null or "btree" }
        && statement.Elements.All(element =>
            element is { Column: not null, IsDescending: false, NullsFirst: null or false, OperatorClass: null, Collation: null });

    private static bool Serves(IndexModel index, string[] keys, string[] included) =>
        index is { IsPlain: true, IsPartial: false, IsValid: true, Method: "btree" }
        && index.Keys.Count >= keys.Length
        && index.Keys.Take(keys.Length).SequenceEqual(keys, StringComparer.Ordinal)
        && included.All(column => index.Keys.Contains(column) || index.Included.Contains(column));

    private static string List(IEnumerable<string?> keys) => string.Join(", ", keys.OfType<string>().Select(SqlIdentifier.Display));
}
