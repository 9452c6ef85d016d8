namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>A node while its lines are read.</summary>
internal sealed class TextNode(int column, Dictionary<string, object?> fields)
{
    private static readonly string[] AggregateKeys = ["Group Key", "Hash Key", "Sort Key"];

    // In order: only together do they say whether the aggregate has grouping sets.
    private readonly List<(string Key, string Text)> _keyLines = [];

    /// <summary>Column of the arrow; -1 at the root.</summary>
    public int Column { get; } = column;

    public Dictionary<string, object?> Fields { get; } = fields;

    public string Type { get; } = (string)fields["Node Type"]!;

    public List<TextNode> Children { get; } = [];

    /// <summary>Text has an arrow where JSON has a Parent Relationship: it follows from the parent's kind and the child's place.</summary>
    public void Adopt(TextNode child, string? subplan)
    {
        child.Fields["Parent Relationship"] = subplan is null ? Relationship()
            : subplan.StartsWith("SubPlan", StringComparison.Ordinal) ? "SubPlan"
            : "InitPlan";
        if (subplan is not null)
        {
            child.Fields["Subplan Name"] = subplan;
        }

        Children.Add(child);
    }

    /// <summary>Keeps a line that is one of an aggregate's keys.</summary>
    public bool TryTakeKey(string text)
    {
        string? key = Type == "Aggregate" ? Array.Find(AggregateKeys, key => text.StartsWith(key + ": ", StringComparison.Ordinal)) : null;
        if (key is not null)
        {
            _keyLines.Add((key, text[(key.Length + 2)..]));
        }

        return key is not null;
    }

    /// <summary>Puts the children and all that needed the whole node into its keys.</summary>
    public void Close()
    {
        TextGroupingSets.AddTo(Fields, _keyLines);
        if (Type == "ModifyTable")
        {
            NameMembers();
        }

        if (Children.Count > 0)
        {
            Fields["Plans"] = Children.ConvertAll<object?>(child => child.Fields);
        }
    }

    // Until 13 an UPDATE of a partitioned table had one input for each partition, and the server calls them members.
    private void NameMembers()
    {
        List<TextNode> inputs = Children.FindAll(child => child.Fields["Parent Relationship"] is "Outer" or "Inner");
        if (inputs.Count > 1)
        {
            inputs.ForEach(input => input.Fields["Parent Relationship"] = "Member");
        }
    }

    private string Relationship() => Type switch
    {
        "Append" or "Merge Append" or "BitmapAnd" or "BitmapOr" => "Member",
        "Subquery Scan" => "Subquery",
        "Custom Scan" => "child",
        _ => Children.Exists(sibling => sibling.Fields["Parent Relationship"] is "Outer") ? "Inner" : "Outer",
    };
}
