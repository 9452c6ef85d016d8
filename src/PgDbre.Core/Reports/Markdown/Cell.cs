using PgDbre.Core.Sql;

namespace PgDbre.Core.Reports.Markdown;

/// <summary>Table cells and phrases that several sections share.</summary>
internal static class Cell
{
    /// <summary>Stands wherever a figure would, had somebody measured it.</summary>
    public const string NotMeasured = "not measured";

    private const int QueryWidth = 80;

    public static string Milliseconds(double? value) => value is { } known ? Quantity.Milliseconds(known) : NotMeasured;

    public static string Count(double? value) => value is { } known ? Quantity.Count(known) : NotMeasured;

    public static string Percent(double? value) => value is { } known ? Quantity.Percent(known) : NotMeasured;

    public static string Query(string? text) =>
        text is null ? "(text not known)" : MarkdownText.Code(MarkdownText.Cut(VisibleText.OneLine(text), QueryWidth));

    public static string Reference(int queryNumber) => $"Q{Quantity.Count(queryNumber)}";

    public static string Name(string schema, string name) =>
        MarkdownText.Code($"{SqlIdentifier.Display(schema)}.{SqlIdentifier.Display(name)}");
}
