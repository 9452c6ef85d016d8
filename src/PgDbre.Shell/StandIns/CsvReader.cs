using System.Text;

namespace PgDbre.Shell.StandIns;

/// <summary>Reads CSV records: quoted fields may hold delimiters, doubled quotes and line ends.</summary>
internal sealed class CsvReader(TextReader reader, char delimiter)
{
    /// <summary>Returns the fields of the next record; null at the end. Empty lines are passed over.</summary>
    public List<string>? ReadRecord()
    {
        while (reader.Peek() is '\r' or '\n')
        {
            reader.Read();
        }

        if (reader.Peek() < 0)
        {
            return null;
        }

        List<string> fields = [ReadField()];
        while (reader.Peek() == delimiter)
        {
            reader.Read();
            fields.Add(ReadField());
        }

        return fields;
    }

    private string ReadField()
    {
        StringBuilder field = new();
        bool inQuotes = false;
        while (reader.Peek() is var next && next >= 0)
        {
            char character = (char)next;
            if (!inQuotes && (character == delimiter || character is '\r' or '\n'))
            {
                break;
            }

            reader.Read();
            if (character != '"')
            {
                field.Append(character);
            }
            else if (inQuotes && reader.Peek() == '"')
            {
                reader.Read();
                field.Append('"');
            }
            else
            {
                inQuotes = !inQuotes;
            }
        }

        return field.ToString();
    }
}
