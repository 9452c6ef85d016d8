using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Partitions;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>
/// Whether SET NOT NULL can leave out its scan because a valid CHECK proves it (tablecmds.c, NotNullImpliedByRelConstraints; 12 and later).
/// </summary>
internal static class NotNullProof
{
    /// <summary>
    /// True if the column cannot hold NULL. A check that the same ALTER TABLE drops or validates proves nothing: the drop runs first, the
    /// validation last.
    /// </summary>
    public static bool Holds(string column, AlterTable table, SchemaModel schema) =>
        schema.Find(table.Name) is { } relation
        && (relation.Column(column) is { IsNotNull: true }
            || relation.Constraints.Any(constraint => Implies(constraint, column) && !IsDropped(constraint, table)));

    /// <summary>The valid CHECK that would prove it, whether the statement drops it or not; null without one.</summary>
    public static ConstraintModel? Check(string column, RelationModel relation) =>
        relation.Constraints.FirstOrDefault(constraint => Implies(constraint, column));

    /// <summary>The NOT VALID check that would prove it once it is validated; null without one.</summary>
    public static ConstraintModel? Unvalidated(string column, RelationModel relation) =>
        relation.Constraints.FirstOrDefault(constraint => Implies(constraint with { IsValid = true }, column) && !constraint.IsValid);

    /// <summary>True if the condition is c IS NOT NULL, alone or joined to others with AND.</summary>
    internal static bool Implies(SqlExpression condition, string column) => Implies(condition.Tokens, column);

    private static bool IsDropped(ConstraintModel constraint, AlterTable table) =>
        table.Actions.OfType<DropConstraint>().Any(drop => drop.Constraint == constraint.Name);

    private static bool Implies(ConstraintModel constraint, string column) =>
        constraint is { Kind: ConstraintKind.Check, IsValid: true, IsEnforced: true, Expression: { } condition }
        && Implies(condition, column);

    // Of an OR nothing follows: it stays one part, which is no test.
    private static bool Implies(ArraySegment<SqlToken> condition, string column) =>
        Conjuncts.Of(condition).Any(part => IsTest(part, column));

    // c IS NOT NULL, or NOT (c IS NULL).
    private static bool IsTest(ArraySegment<SqlToken> tokens, string column)
    {
        bool isNegated = tokens.Count > 1 && tokens[0].IsWord("not");
        ArraySegment<SqlToken> test = isNegated ? Only(tokens[1..]) : tokens;
        int words = isNegated ? 2 : 3;
        bool isTest = test.Count > words && test[^1].IsWord("null") && test[^words].IsWord("is") && (isNegated || test[^2].IsWord("not"));
        return isTest && IsColumn(Only(test[..^words]), column);
    }

    private static bool IsColumn(ArraySegment<SqlToken> tokens, string column) =>
        (tokens.Count == 1 || (tokens.Count == 3 && tokens[1].Is("."))) && tokens[^1].Identifier == column;

    private static ArraySegment<SqlToken> Only(ArraySegment<SqlToken> tokens) => Conjuncts.Of(tokens).First();
}
