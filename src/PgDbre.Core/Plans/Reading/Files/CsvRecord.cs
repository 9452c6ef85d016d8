using System.Text;

namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>RFC 4180, as COPY and the logger write it: fields in quotes hold commas, line breaks and doubled quotes.</summary>
internal static class CsvRecord
{
    /// <summary>True if the line opens a quote that it does not close (or closes one that it did not open).</summary>
    public static bool HasOpenQuote(string line) => line.AsSpan().Count('"') % 2 == 1;

    public static List<string> Split(string record)
    {
        List<string> fields = [];
        StringBuilder field = new();
        bool quoted = false;
        for (int i = 0; i < record.Length; i++)
        {
            char c = record[i];
            if (c == '"' && quoted && i + 1 < record.Length && record[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
