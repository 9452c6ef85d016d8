using PgDbre.Core.Connections;

namespace PgDbre.Core.Plans.Reading;

/// <summary>The one error of the plan readers: what is wrong and where.</summary>
internal static class PlanUnreadable
{
    public const string ErrorId = "PgPlanUnreadable";

    public static PgDbreException Because(string what, string where, Exception? inner = null) => new(
        ErrorId,
        PgErrorCategory.InvalidData,
        $"The plan cannot be read: {what} ({where}).",
        "Pass the whole output of EXPLAIN (text, JSON, YAML or XML) or one whole auto_explain entry.",
        inner);

    /// <summary>The same problem with the place of its piece in front.</summary>
    public static PgDbreException At(string? file, int line, PgDbreException problem) => new(
        problem.ErrorId,
        problem.Category,
        $"{(file is null ? "Line" : $"'{file}', line")} {line}: {problem.Message}",
        problem.RecommendedAction,
        problem);
}
