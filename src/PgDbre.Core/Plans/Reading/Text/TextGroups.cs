using System.Globalization;

namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>Lines that the more indented lines below them belong to: a worker, a target table, JIT, Planning, Serialization.</summary>
internal static class TextGroups
{
    private static readonly string[] Targets =
    [
        "Insert on ", "Update on ", "Delete on ", "Merge on ", "Foreign Insert on ", "Foreign Update on ", "Foreign Delete on ",
    ];

    /// <summary>
    /// Opens the group a line begins and leaves in <paramref name="text"/> what the line says beyond that; null for any other line.
    /// </summary>
    public static TextScope? TryOpen(TextScope scope, ref string text, int column, TextNode node)
    {
        if (TryWorker(text, out long number, out string rest))
        {
            return Worker(scope, number, ref text, rest, column, node);
        }

        if (node.Type == "ModifyTable" && Targets.Any(text.StartsWith))
        {
            TextScope target = new(column, TextNodeName.Read(text), "");
            target.Fields.Remove("Node Type");
            target.Fields.Remove("Operation");
            target.Fields.Remove("Parallel Aware");
            ListOf(node.Fields, "Target Tables").Add(target.Fields);
            text = "";
            return target;
        }

        if (text.EndsWith(':'))
        {
            TextScope group = new(column, [], text[..^1]);
            scope.Fields[group.Kind] = group.Fields;
            text = "";
            return group;
        }

        if (TextSummary.TryAdd(scope.Fields, text, out Dictionary<string, object?>? fields))
        {
            text = "";
            return new TextScope(column, fields ?? scope.Fields, scope.Kind);
        }

        return null;
    }

    private static TextScope Worker(TextScope scope, long number, ref string text, string rest, int column, TextNode node)
    {
        TextScope worker = new(column, new() { ["Worker Number"] = number }, node.Type);
        ListOf(node.Fields, "Workers").Add(worker.Fields);
        text = rest;
        if (rest.StartsWith("actual ", StringComparison.Ordinal))
        {
            TextHeader.AddActual(worker.Fields, rest);
            text = "";
        }
        else if (rest == "JIT:")
        {
            // Its lines stand two steps right of the worker's, other lines of the worker one.
            text = "";
            worker = new(column + 2, [], "JIT");
        }

        return worker;
    }

    private static bool TryWorker(string text, out long number, out string rest)
    {
        const string Word = "Worker ";
        rest = "";
        number = 0;
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (!text.StartsWith(Word, StringComparison.Ordinal) || colon < 0
            || !long.TryParse(text.AsSpan(Word.Length, colon - Word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        rest = text[(colon + 1)..].Trim();
        return true;
    }

    private static List<object?> ListOf(Dictionary<string, object?> fields, string key)
    {
        List<object?> list = fields.GetValueOrDefault(key) as List<object?> ?? [];
        fields[key] = list;
        return list;
    }
}
