using System.Text;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Tables;

/// <summary>The naming convention of the metadata, for constraints and indexes that have no name (sql/naming.py).</summary>
internal sealed class NamingConvention(IReadOnlyDictionary<string, string> templates)
{
    /// <summary>The name to use; null for none.</summary>
    /// <param name="kind">ix, uq, ck, fk or pk.</param>
    /// <param name="given">The name that the script gives; null for none.</param>
    /// <param name="isFinal">op.f marks a name as finished.</param>
    /// <param name="place">What the tokens of a template stand for.</param>
    public string? Apply(string kind, string? given, bool isFinal, NamedPlace place)
    {
        if (isFinal || !templates.TryGetValue(kind, out string? template)
            || (given is not null && !template.Contains("constraint_name", StringComparison.Ordinal)))
        {
            return given;
        }

        return Fill(template, given, place);
    }

    // %(table_name)s and its like; anything else of the percent syntax does not occur in a convention.
    private static string Fill(string template, string? given, NamedPlace place)
    {
        StringBuilder name = new();
        int position = 0;
        while (position < template.Length)
        {
            int open = template.IndexOf("%(", position, StringComparison.Ordinal);
            int close = open < 0 ? -1 : template.IndexOf(")s", open, StringComparison.Ordinal);
            if (close < 0)
            {
                name.Append(template, position, template.Length - position);
                break;
            }

            name.Append(template, position, open - position).Append(place.Token(template[(open + 2)..close], given));
            position = close + 2;
        }

        return name.ToString();
    }
}
