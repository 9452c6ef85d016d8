using System.Buffers;
using System.Globalization;
using System.Text;
using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes;

/// <summary>
/// Names an index as PostgreSQL itself would (ChooseIndexName, makeObjectName in commands/indexcmds.c): table_columns_idx, cut to
/// 63 bytes between characters, numbered where taken. One instance per run, so that two new indexes never get one name.
/// </summary>
public sealed class IndexNaming
{
    private const int MaxBytes = 63;
    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");
    private readonly HashSet<TableName> _taken;

    /// <summary>Starts with the names that are taken in the schemas at hand.</summary>
    public IndexNaming(IEnumerable<TableName> taken) => _taken = [.. taken];

    /// <summary>A free name for the index, reserved from now on.</summary>
    public string Choose(IndexDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        string columns = string.Join("_", definition.Keys.Select(Word));
        for (int pass = 0; ; pass++)
        {
            string label = pass == 0 ? "idx" : "idx" + pass.ToString(CultureInfo.InvariantCulture);
            string name = Join(definition.Table.Name, columns, label);
            if (_taken.Add(new TableName(definition.Table.Schema, name)))
            {
                return name;
            }
        }
    }

    private static string Word(IndexKey key)
    {
        if (key.Column is { } column)
        {
            return column;
        }

        // As the server does: a function's name, else "expr".
        string expression = key.Expression ?? "";
        int parenthesis = expression.IndexOf('(', StringComparison.Ordinal);
        bool isCall = parenthesis > 0 && expression.AsSpan(0, parenthesis).IndexOfAnyExcept(PlainCharacters) < 0;
        return isCall ? expression[..parenthesis] : "expr";
    }

    /// <summary>table_columns_label, the parts cut so that the whole fits a name.</summary>
    internal static string Join(string table, string columns, string label)
    {
        int room = MaxBytes - label.Length - 2;
        int tableBytes = Encoding.UTF8.GetByteCount(table);
        int columnBytes = Encoding.UTF8.GetByteCount(columns);
        while (tableBytes + columnBytes > room)
        {
            // The longer one gives, byte by byte, so that both stay recognisable.
            _ = tableBytes > columnBytes ? tableBytes-- : columnBytes--;
        }

        return $"{Cut(table, tableBytes)}_{Cut(columns, columnBytes)}_{label}";
    }

    private static string Cut(string text, int bytes)
    {
        StringBuilder kept = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.ToString();
    }
}
