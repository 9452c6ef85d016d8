using PgDbre.Core.Plans.Arithmetic;

namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// Where the planner's row numbers went wrong: by ten times and more, at 100 rows and more, beyond what rounding could explain.
/// Only the deepest node of a chain is the cause; those above inherit its error.
/// </summary>
internal sealed class RowEstimate(PlanFacts facts, bool under)
{
    public const double WrongFactor = 10;
    private const double FewRows = 100;

    /// <summary>The deepest wrong nodes.</summary>
    public IEnumerable<PlanNode> Causes() =>
        facts.LiveNodes.Where(node => IsWrong(node) && !Judged(node).Any(IsWrong));

    /// <summary>Those of them that no built-in default explains: other findings speak of those.</summary>
    public IEnumerable<PlanNode> UnexplainedCauses() =>
        Causes().Where(node =>
            !FunctionRowDefault.IsOfFunction(node) && !CteFence.Speaks(facts, node) && PlannerGuess.Of(facts, node) is null);

    /// <summary>The nodes above that are wrong in the same direction because of it.</summary>
    public IReadOnlyList<PlanNode> Consequences(PlanNode cause) => [.. cause.Ancestors().Where(IsWrong)];

    /// <summary>True if the node is wrong because the one below is: all between them that have an estimate are wrong as well.</summary>
    public bool Reaches(PlanNode cause, PlanNode node) => IsWrong(cause)
        && (cause == node || cause.Ancestors().Contains(node))
        && cause.Ancestors().Prepend(cause).TakeWhile(above => above != node.Parent).Where(HasOwnEstimate).All(IsWrong);

    public static double Factor(PlanNode node)
    {
        double actual = Math.Max(1, node.Metrics.TotalRows ?? 0);
        double planned = Math.Max(1, node.Metrics.TotalPlanRows ?? 0);
        return Math.Max(actual / planned, planned / actual);
    }

    private bool IsWrong(PlanNode node)
    {
        if (!HasOwnEstimate(node) || !node.WasExecuted() || node.Metrics is not { TotalRows: { } actual, TotalPlanRows: { } planned })
        {
            return false;
        }

        RowBounds bounds = RowBounds.Returned(node);
        return Math.Max(actual, planned) >= FewRows
            && (under
                ? !IsReadAgain(node) && bounds.Low >= WrongFactor * Math.Max(1, planned)
                : planned >= WrongFactor * Math.Max(1, bounds.High) && !IsLeast(node) && !EarlyStop.MayHaveStopped(facts, node));
    }

    // A merge join goes back over the inner rows of one key for each outer row of it, and they are counted again.
    private static bool IsReadAgain(PlanNode node) => node is { ParentRelationship: "Inner", Parent.NodeType: "Merge Join" };

    // The planner never expects less than one row a run (clamp_row_est), and an Append adds its members' ones up.
    private static bool IsLeast(PlanNode node) =>
        node.PlanRows <= (node.NodeType is "Append" or "Merge Append" ? Math.Max(1, node.Children.Count) : 1);

    // Nodes that repeat their input's estimate are looked through; a CTE's scan repeats its declaration's.
    private static IEnumerable<PlanNode> Judged(PlanNode node) =>
        InputsOrDeclaration(node).SelectMany(input => HasOwnEstimate(input) ? [input] : Judged(input));

    private static IEnumerable<PlanNode> InputsOrDeclaration(PlanNode node) =>
        node.CteName is not null && CteSplit.DeclarationOf(node) is { } declaration
            ? node.Inputs().Append(declaration)
            : node.Inputs();

    public static bool HasOwnEstimate(PlanNode node) =>
        !node.IsGather() && node.NodeType is not ("BitmapAnd" or "BitmapOr" or "ModifyTable" or "Hash" or "Materialize" or "Memoize");
}
