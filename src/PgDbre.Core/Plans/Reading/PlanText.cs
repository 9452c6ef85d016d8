using PgDbre.Core.Connections;

namespace PgDbre.Core.Plans.Reading;

/// <summary>Plans out of whatever text they were pasted in: any format, with or without psql's frame or a log around them.</summary>
public static class PlanText
{
    /// <summary>The id of the error for a text or file in which nothing looks like a plan.</summary>
    public const string NotFoundId = "PgPlanNotFound";

    /// <summary>Reads every plan of a text.</summary>
    /// <param name="text">EXPLAIN's output in any format, psql's output around it, or log lines of auto_explain.</param>
    /// <exception cref="PgDbreException">PgPlanUnreadable: a piece cannot be read; PgPlanNotFound: nothing looks like a plan.</exception>
    public static IReadOnlyList<Plan> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using StringReader reader = new(text);
        List<Plan> plans = [];
        foreach (PlanReading reading in PlanFileReader.Read(reader))
        {
            plans.Add(reading.Plan ?? throw reading.Problem!);
        }

        return plans.Count > 0 ? plans : throw NotFound("the text");
    }

    /// <summary>The error for a source without any plan.</summary>
    /// <param name="source">What was searched, such as a file name.</param>
    public static PgDbreException NotFound(string source) => new(
        NotFoundId,
        PgErrorCategory.ObjectNotFound,
        $"There is no plan in {source}.",
        "Pass the output of EXPLAIN (text, JSON, YAML or XML), or a server log in which auto_explain wrote plans "
        + "(auto_explain.log_min_duration).");

    /// <summary>The format of one whole body, such as an auto_explain message: its first character tells.</summary>
    internal static PlanFormat FormatOf(string body)
    {
        ReadOnlySpan<char> text = body.AsSpan().TrimStart();
        return text switch
        {
            ['{' or '[', ..] => PlanFormat.Json,
            ['<', ..] => PlanFormat.Xml,
            // No statement begins with a double quote: in YAML the query is quoted, in text it is not.
            _ when text.StartsWith("Query Text: \"") || text.StartsWith("- Plan:") || text.StartsWith("Plan:") => PlanFormat.Yaml,
            _ => PlanFormat.Text,
        };
    }

    internal static IReadOnlyList<Plan> Read(string body, PlanFormat format, PlanContext context) => format switch
    {
        PlanFormat.Json => JsonPlanReader.Read(body, context),
        PlanFormat.Yaml => YamlPlanReader.Read(body, context),
        PlanFormat.Xml => XmlPlanReader.Read(body, context),
        _ => TextPlanReader.Read(body, context),
    };
}
