using System.Text;
using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class IdentifierTooLong : MigrationRule
{
    // NAMEDATALEN - 1.
    private const int MostBytes = 63;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "identifier-too-long",
        Code = "D08",
        Title = "Name of more than 63 bytes",
        Why = "The server cuts it with no more than a notice: code that compares names does not find it, and two long names may "
            + "become one.",
        Advice = "Choose a shorter name.",
        BadExample = "CREATE INDEX CONCURRENTLY index_on_orders_by_customer_and_status_for_the_page_of_unpaid_orders ON orders "
            + "(customer_id, status);",
        GoodExample = "CREATE INDEX CONCURRENTLY orders_customer_status_unpaid_idx ON orders (customer_id, status);",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        if (step.Statement.Tree is DataStatement or DoBlock or UnparsedStatement)
        {
            yield break;
        }

        foreach (SqlToken token in step.Statement.Tree.Source.Tokens.Where(token => token.Length > MostBytes / 4))
        {
            if (token.Kind is (SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier)
                && token.Identifier is { } name && Encoding.UTF8.GetByteCount(name) is > MostBytes and var bytes)
            {
                yield return new MigrationObservation
                {
                    Object = name,
                    Severity = Severity.Medium,
                    Message = $"{name} has {bytes} bytes: the server keeps the first {MostBytes}, {Kept(name)}.",
                    Recommendation = "Choose a name of 63 bytes or less.",
                };
            }
        }
    }

    // utils/mb/mbutils.c, pg_mbcliplen: never cuts a character in two.
    private static string Kept(string name)
    {
        int bytes = 0;
        StringBuilder kept = new();
        foreach (Rune rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MostBytes)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }
}
