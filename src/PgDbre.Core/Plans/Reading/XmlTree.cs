using System.Xml;

namespace PgDbre.Core.Plans.Reading;

/// <summary>
/// The server's XML to dictionaries, lists and scalars, without recursion. Elements are named after the kind of group and not after its
/// label, and names lose blanks and slashes; <see cref="XmlNames"/> gives them back.
/// </summary>
internal static class XmlTree
{
    // Each plan level is two elements (Plans and Plan), and the statement around it a few more.
    private const int MaxDepth = (2 * PlanBuilder.MaxDepth) + 8;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    public static object? Read(string xml)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(xml), Settings);
            return Read(reader);
        }
        catch (XmlException fault)
        {
            throw PlanUnreadable.Because("it is not well-formed XML", $"line {fault.LineNumber}, column {fault.LinePosition}", fault);
        }
    }

    private static object? Read(XmlReader reader)
    {
        Stack<XmlElement> open = new();
        object? root = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    bool isEmpty = reader.IsEmptyElement;
                    Guard(open.Count, reader);
                    open.Push(new XmlElement(XmlNames.ToKey(reader.LocalName), open.TryPeek(out XmlElement? parent) ? parent.Key : ""));
                    if (isEmpty)
                    {
                        root = Close(open);
                    }

                    break;
                case XmlNodeType.EndElement:
                    root = Close(open);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    open.Peek().Text.Append(reader.Value);
                    break;
            }
        }

        return root;
    }

    private static object? Close(Stack<XmlElement> open)
    {
        XmlElement element = open.Pop();
        object value = element.Value();
        if (open.TryPeek(out XmlElement? parent))
        {
            parent.Add(element.Key, value);
        }

        return value;
    }

    private static void Guard(int depth, XmlReader reader)
    {
        if (depth >= MaxDepth)
        {
            string where = $"line {((IXmlLineInfo)reader).LineNumber}";
            throw PlanUnreadable.Because($"it is nested more than {PlanBuilder.MaxDepth} levels deep", where);
        }
    }
}
