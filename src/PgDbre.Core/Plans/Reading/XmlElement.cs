using System.Text;

namespace PgDbre.Core.Plans.Reading;

/// <summary>An element while it is read; what it turns out to be is known at its end.</summary>
internal sealed class XmlElement(string key, string parentKey)
{
    private readonly List<(string Key, object Value)> _children = [];

    public string Key { get; } = key;

    public StringBuilder Text { get; } = new();

    public void Add(string childKey, object value) => _children.Add((childKey, value));

    public object Value()
    {
        if (IsList)
        {
            return _children.ConvertAll<object?>(child => child.Value);
        }

        return _children.Count == 0 ? Scalar() : Fields();
    }

    // <explain> around <Query> elements is a list; auto_explain puts one statement's keys right into it.
    private bool IsList => Key == "explain"
        ? _children.Count > 0 && _children.TrueForAll(child => child.Key == "Query")
        : ServerKeys.IsTextList(Key) || ServerKeys.IsGroupList(Key);

    // Items are texts and a setting's value is, whatever they look like.
    private object Scalar() => Key == "Item" || parentKey == "Settings" ? Text.ToString()
        : Key == "Settings" ? new Dictionary<string, object?>(StringComparer.Ordinal)
        : ServerKeys.Typed(Key, Text.ToString());

    private Dictionary<string, object?> Fields()
    {
        Dictionary<string, object?> fields = new(StringComparer.Ordinal);
        int spaces = _children.Count(child => child.Key == "Sort Space");
        foreach ((string key, object value) in _children)
        {
            fields[XmlNames.ToLabel(key, fields, spaces)] = value;
        }

        return fields;
    }
}
