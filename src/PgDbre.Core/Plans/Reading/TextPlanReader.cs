using PgDbre.Core.Plans.Reading.Text;

namespace PgDbre.Core.Plans.Reading;

/// <summary>
/// EXPLAIN's text format of 13 to 18, and the body of an auto_explain entry in it. What text writes differently from JSON is given JSON's
/// keys, so that everything behind the readers is shared; what text does not print (Inner Unique without VERBOSE) stays absent.
/// </summary>
public static class TextPlanReader
{
    /// <summary>Reads every plan of the text; lines before, between and behind them are passed over.</summary>
    /// <param name="text">The text without psql's frame; <see cref="PlanText"/> takes that off.</param>
    /// <param name="context">What is known beside the plan; null for nothing.</param>
    /// <exception cref="Connections.PgDbreException">PgPlanUnreadable: there is no plan in it, or it is cut off.</exception>
    public static IReadOnlyList<Plan> Read(string text, PlanContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<object?> statements = [];
        TextStatement? statement = null;
        TextHead head = new();
        int rootColumn = 0;
        foreach (string line in text.Split('\n').Select(line => line.TrimEnd('\r', ' ')))
        {
            bool isRoot = TextLines.IsRoot(line) && (statement is null || TextLines.ColumnOf(line) < rootColumn + 2);
            if (statement is not null && !isRoot && (line.Length == 0 || statement.IsInsideLiteral || TextLines.Belongs(line, rootColumn)))
            {
                statement.Add(line);
            }
            else if (isRoot || (statement is null && statements.Count == 0 && TextLines.MayBeRoot(line)))
            {
                Close(statements, statement, head);
                statement = new TextStatement();
                rootColumn = TextLines.ColumnOf(line);
                statement.AddRoot(line);
            }
            else if (statement is null)
            {
                head.Add(line);
            }
        }

        Close(statements, statement, head);
        return statements.Count > 0
            ? StatementTree.ToPlans(statements, text, context)
            : throw PlanUnreadable.Because("there is no node in it", "at the start");
    }

    private static void Close(List<object?> statements, TextStatement? statement, TextHead head)
    {
        if (statement is not null)
        {
            statements.Add(statement.Finish(head.Take()));
        }
    }
}
