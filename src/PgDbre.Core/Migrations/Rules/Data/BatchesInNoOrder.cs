using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class BatchesInNoOrder : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "batches-in-no-order",
        Code = "M05",
        Title = "Batches by ctid or SKIP LOCKED",
        Why = "An updated row moves to another ctid, and a locked row is passed over: rows may be changed twice or never.",
        Advice = "Cut by ranges of the key; with SKIP LOCKED go round until a last check finds nothing left.",
        BadExample = """
            DO $$
            DECLARE
                page integer := 0;
            BEGIN
                WHILE page < 1000 LOOP
                    UPDATE orders SET note = 'none' WHERE ctid >= format('(%s,0)', page)::tid AND ctid < format('(%s,0)', page + 100)::tid;
                    page := page + 100;
                    COMMIT;
                END LOOP;
            END $$;
            """,
        GoodExample = """
            DO $$
            BEGIN
                LOOP
                    UPDATE orders SET note = 'none' WHERE ctid IN (SELECT ctid FROM orders WHERE note IS NULL LIMIT 5000);
                    EXIT WHEN NOT FOUND;
                    COMMIT;
                END LOOP;
            END $$;
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://www.postgresql.org/docs/current/ddl-system-columns.html",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        (QualifiedName? target, SqlExpression? where) = step.Statement.Tree switch
        {
            UpdateStatement update => (update.Target, update.Where),
            DeleteStatement delete => (delete.Target, delete.Where),
            _ => (null, null),
        };
        if (!step.Statement.IsRepeated || target is null || Why(step.Statement.Tree.Source.Tokens, where) is not { } why)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = step.Display(target),
            Severity = Severity.Medium,
            Message = $"The loop over {step.Display(target)} {why}.",
            Recommendation = "Cut the batches by ranges of the key, or go round until a check finds nothing left to change.",
        };
    }

    // ctid IN (SELECT … LIMIT) with a condition that a changed row no longer meets is sound: it ends when nothing is left.
    private static string? Why(IReadOnlyList<SqlToken> tokens, SqlExpression? where)
    {
        if (where is not null && ComparesCtid(where.Tokens))
        {
            return "goes by ranges of ctid: an updated row gets a new one, and may be met again or passed over";
        }

        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].IsWord("skip") && tokens[i + 1].IsWord("locked"))
            {
                return "passes over rows that others have locked, and they stay unchanged unless a later round finds them";
            }
        }

        return null;
    }

    private static bool ComparesCtid(ArraySegment<SqlToken> tokens)
    {
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].IsWord("ctid") && (tokens[i + 1].Span is "<" or "<=" or ">" or ">=" || tokens[i + 1].IsWord("between")))
            {
                return true;
            }
        }

        return false;
    }
}
