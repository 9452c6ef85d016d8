using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class RoutineSignatureChanged : StatementRule<CreateRoutine>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "routine-signature-changed",
        Code = "B03",
        Title = "Function made again with other arguments",
        Why = "Calls with the old arguments find no function any more, in the old code and in other functions.",
        Advice = "Make the new one beside the old one (another signature is another function), and drop the old one a release later.",
        BadExample = """
            BEGIN;
            DROP FUNCTION ticket();
            CREATE FUNCTION ticket(prefix text) RETURNS text LANGUAGE sql VOLATILE AS $$ SELECT prefix || md5(random()::text) $$;
            COMMIT;
            """,
        GoodExample = """
            CREATE FUNCTION ticket(prefix text) RETURNS text LANGUAGE sql VOLATILE AS $$ SELECT prefix || md5(random()::text) $$;
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-NOTES",
    };

    private protected override IEnumerable<MigrationObservation> Examine(CreateRoutine statement, MigrationStep step)
    {
        ObjectReference? dropped = step.Earlier
            .Select(earlier => earlier.Tree)
            .OfType<DropObject>()
            .Where(drop => drop.Kind is ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine)
            .SelectMany(drop => drop.Objects)
            .FirstOrDefault(routine => routine.Name.Name == statement.Name.Name && routine.Arguments is not null);
        if (dropped is null || !TakesOther(dropped.Arguments!, statement))
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = statement.Name.ToString(),
            Severity = Severity.Medium,
            Message = $"{statement.Name} is dropped with {Count(dropped.Arguments!)} arguments and made again with {Required(statement)}"
                + $"{(Inputs(statement) == Required(statement) ? "" : $" to {Inputs(statement)}")}: calls of the old kind fail.",
            Recommendation = "Make the new function beside the old one, move the callers over, and drop the old one a release later.",
        };
    }

    private static bool TakesOther(SqlFragment arguments, CreateRoutine made) =>
        Count(arguments) is var count && (count < Required(made) || count > Inputs(made));

    private static int Inputs(CreateRoutine made) => made.Parameters.Count(parameter => parameter.Mode is "in" or "inout" or "variadic");

    private static int Required(CreateRoutine made) =>
        made.Parameters.Count(parameter => parameter.Mode is "in" or "inout" && parameter.Default is null);

    private static int Count(SqlFragment arguments)
    {
        int depth = 0;
        int commas = 0;
        foreach (SqlToken token in arguments.Tokens)
        {
            depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            commas += depth == 1 && token.Is(",") ? 1 : 0;
        }

        return arguments.Tokens.Count <= 2 ? 0 : commas + 1;
    }
}
