using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class BatchesByOffset : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "batches-by-offset",
        Code = "M05",
        Title = "Batches cut by OFFSET",
        Why = "Each batch reads all rows before it again, and rows move between batches while they are changed: some are left out.",
        Advice = "Remember the last key and go on behind it: WHERE id > :last ORDER BY id LIMIT 5000.",
        BadExample = """
            DO $$
            DECLARE
                done bigint := 0;
            BEGIN
                LOOP
                    UPDATE orders SET note = 'none' WHERE id IN (SELECT id FROM orders ORDER BY id LIMIT 5000 OFFSET done);
                    EXIT WHEN NOT FOUND;
                    done := done + 5000;
                    COMMIT;
                END LOOP;
            END $$;
            """,
        GoodExample = """
            DO $$
            DECLARE
                last bigint := 0;
                upto bigint;
            BEGIN
                LOOP
                    SELECT max(id) INTO upto FROM (SELECT id FROM orders WHERE id > last ORDER BY id LIMIT 5000) batch;
                    EXIT WHEN upto IS NULL;
                    UPDATE orders SET note = 'none' WHERE id > last AND id <= upto;
                    last := upto;
                    COMMIT;
                END LOOP;
            END $$;
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://www.postgresql.org/docs/current/queries-limit.html",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        if (!step.Statement.IsRepeated || step.Statement.Tree is not DataStatement data || !CutsByOffset(data.Source.Tokens))
        {
            yield break;
        }

        QualifiedName? table = data switch
        {
            UpdateStatement update => update.Target,
            DeleteStatement delete => delete.Target,
            _ => data.Reads.Count > 0 ? data.Reads[0] : null,
        };
        if (table is null)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = step.Display(table),
            Severity = Severity.Medium,
            Message = $"The loop cuts batches of {step.Display(table)} by OFFSET: each one reads all rows before it again, and may "
                + "leave rows out.",
            Recommendation = "Remember the last key of a batch and go on behind it (WHERE id > last ORDER BY id LIMIT 5000).",
        };
    }

    private static bool CutsByOffset(IReadOnlyList<SqlToken> tokens)
    {
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].IsWord("offset") && tokens[i + 1].Kind is not SqlTokenKind.Number)
            {
                return true;
            }
        }

        return false;
    }
}
