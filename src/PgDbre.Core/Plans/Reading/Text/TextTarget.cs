namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>" using orders_pkey on public.orders o": what a node reads or changes.</summary>
internal static class TextTarget
{
    /// <summary>
    /// Adds index, schema, relation and alias to <paramref name="fields"/> and returns what stands before them: the kind of node.
    /// </summary>
    public static string Take(string name, Dictionary<string, object?> fields)
    {
        int on = name.IndexOf(" on ", StringComparison.Ordinal);
        int usingAt = name.IndexOf(" using ", StringComparison.Ordinal);
        string kind = name[..(usingAt >= 0 ? usingAt : on >= 0 ? on : name.Length)].Trim();
        if (usingAt >= 0)
        {
            int at = usingAt + " using ".Length;
            fields["Index Name"] = TextName.Take(name, ref at);
            on = at < name.Length ? name.IndexOf(" on ", at, StringComparison.Ordinal) : -1;
            kind = WithDirection(kind, fields);
        }

        if (on < 0)
        {
            return kind;
        }

        int start = on + " on ".Length;
        if (kind == "Bitmap Index Scan")
        {
            fields["Index Name"] = TextName.Take(name, ref start);
        }
        else
        {
            TakeRelation(name, start, fields);
        }

        return kind;
    }

    /// <summary>The relation's key says what it is, which the node type decides: a table, a function, a CTE, or only an alias.</summary>
    public static void Name(Dictionary<string, object?> fields)
    {
        if (!fields.Remove("Relation Name", out object? relation))
        {
            return;
        }

        string? key = fields["Node Type"] switch
        {
            "Function Scan" => "Function Name",
            "Table Function Scan" => "Table Function Name",
            "CTE Scan" or "WorkTable Scan" => "CTE Name",
            "Named Tuplestore Scan" => "Tuplestore Name",
            "Values Scan" or "Subquery Scan" => null,
            _ => "Relation Name",
        };
        if (key is not null)
        {
            fields[key] = relation;
        }
    }

    private static void TakeRelation(string name, int at, Dictionary<string, object?> fields)
    {
        string? relation = TextName.Take(name, ref at);
        if (relation is not null && at < name.Length && name[at] == '.')
        {
            at++;
            fields["Schema"] = relation;
            relation = TextName.Take(name, ref at);
        }

        at++;
        fields["Relation Name"] = relation;
        fields["Alias"] = TextName.Take(name, ref at) ?? relation;
    }

    private static string WithDirection(string kind, Dictionary<string, object?> fields)
    {
        const string Backward = " Backward";
        bool backward = kind.EndsWith(Backward, StringComparison.Ordinal);
        fields["Scan Direction"] = backward ? "Backward" : "Forward";
        return backward ? kind[..^Backward.Length] : kind;
    }
}
