using System.Numerics;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Values;

/// <summary>Calls: methods of strings and dictionaries, a few functions of Python, and everything else by its full name.</summary>
internal sealed class CallFolder(ConstantFolder folder, IReadOnlySet<string> transparent, IReadOnlySet<string> runTime)
{
    private const int LongestRange = 10_000;

    public PythonValue Fold(CallExpression call, FoldContext context)
    {
        IReadOnlyList<PythonValue> arguments = folder.Items(call.Arguments, context);
        Dictionary<string, PythonValue> keywords = Keywords(call, context);
        PythonValue? method = call.Function is AttributeExpression attribute ? Method(call, attribute, arguments, keywords, context) : null;
        PythonValue function = method ?? folder.Fold(call.Function, context);
        if (function is not ReferenceValue reference)
        {
            return function is UnknownValue unknown ? unknown with { Node = call }
                : call.Function is AttributeExpression ? function
                : new UnknownValue(call, "it calls something that has no name");
        }

        if (arguments.Count > 0 && transparent.Contains(reference.DottedName))
        {
            return arguments[0];
        }

        if (runTime.Contains(reference.DottedName))
        {
            return new TextValue(call, ConstantFolder.RunTimeMark.ToString());
        }

        return OfPython(call, reference.DottedName, arguments) ?? new CallValue(call, reference.DottedName, arguments, keywords);
    }

    /// <summary>A comprehension with one for over a known row.</summary>
    public PythonValue Comprehension(ComprehensionExpression comprehension, FoldContext context)
    {
        ComprehensionClause clause = comprehension.Clauses[0];
        if (comprehension.Clauses.Count > 1 || comprehension.Kind == ComprehensionKind.Dictionary || clause.IsAsync
            || folder.Fold(clause.Iterable, context) is not SequenceValue row)
        {
            return new UnknownValue(comprehension, "it is a comprehension over something that is not known");
        }

        List<PythonValue> items = [];
        foreach (PythonValue item in row.Items)
        {
            if (TargetValues.Of(clause.Target, item) is not { } names)
            {
                return new UnknownValue(comprehension, "an item of a comprehension does not fit its target");
            }

            FoldContext inner = context.With(names);
            PythonValue? undecided = clause.Conditions.Select(condition => folder.Fold(condition, inner))
                .FirstOrDefault(test => test is not BooleanValue { IsTrue: true });
            if (undecided is null)
            {
                items.Add(folder.Fold(comprehension.Element, inner));
            }
            else if (undecided is not BooleanValue)
            {
                return new UnknownValue(comprehension, "the condition of a comprehension is not known");
            }
        }

        return new SequenceValue(comprehension, items);
    }

    private Dictionary<string, PythonValue> Keywords(CallExpression call, FoldContext context)
    {
        Dictionary<string, PythonValue> keywords = new(StringComparer.Ordinal);
        foreach (KeywordArgument keyword in call.Keywords)
        {
            PythonValue value = folder.Fold(keyword.Value, context);
            if (keyword.Name is not null)
            {
                keywords[keyword.Name] = value;
            }
            else if (value is DictionaryValue more && more.Items.All(item => item.Key is TextValue))
            {
                more.Items.ToList().ForEach(item => keywords[item.Key.AsText!] = item.Value);
            }
            else
            {
                keywords["**"] = new UnknownValue(keyword.Value, "it unpacks something that is not known");
            }
        }

        return keywords;
    }

    // Null if the receiver is no value of its own: then the name decides.
    private PythonValue? Method(
        CallExpression call, AttributeExpression attribute, IReadOnlyList<PythonValue> arguments,
        Dictionary<string, PythonValue> keywords, FoldContext context)
    {
        switch (folder.Fold(attribute.Value, context))
        {
            case TextValue text:
                string? result = TextMethods.Apply(text.Text, attribute.Name, arguments, keywords, out string reason);
                return result is null ? new UnknownValue(call, reason)
                    : folder.Budget.Spend(result.Length) ? new TextValue(call, result)
                    : new UnknownValue(call, FoldBudget.TooLong);
            case DictionaryValue dictionary:
                return OfDictionary(call, attribute.Name, dictionary);
            case CallValue receiver:
                return new CallValue(call, $"{receiver.Function}().{attribute.Name}", arguments, keywords) { Owner = receiver };
            case MemberValue member when Path(member) is { } path:
                return new CallValue(call, $"{path}.{attribute.Name}", arguments, keywords) { Owner = member };
            case OperationValue operation:
                return new CallValue(call, $"().{attribute.Name}", arguments, keywords) { Owner = operation };
            default:
                return null;
        }
    }

    // sa.table("t").c.status of the column, as the full name of its methods begins.
    private static string? Path(PythonValue value) => value switch
    {
        CallValue call => $"{call.Function}()",
        MemberValue member when Path(member.Owner) is { } owner => $"{owner}.{member.Name}",
        _ => null,
    };

    private static PythonValue OfDictionary(CallExpression call, string method, DictionaryValue dictionary) => method switch
    {
        "keys" => new SequenceValue(call, [.. dictionary.Items.Select(item => item.Key)]),
        "values" => new SequenceValue(call, [.. dictionary.Items.Select(item => item.Value)]),
        "items" => new SequenceValue(call, [.. dictionary.Items.Select(item => new SequenceValue(item.Key.Node, [item.Key, item.Value]))]),
        _ => new UnknownValue(call, $"the method {method} of a dictionary is not read"),
    };

    private PythonValue? OfPython(CallExpression call, string name, IReadOnlyList<PythonValue> arguments) => (name, arguments) switch
    {
        ("textwrap.dedent", [TextValue text]) => new TextValue(call, Dedent.Apply(text.Text)),
        ("str", [var value]) when ValueText.Str(value) is { } text && folder.Budget.Spend(text.Length) => new TextValue(call, text),
        ("list" or "tuple", [SequenceValue sequence]) => sequence with { Node = call },
        ("list" or "tuple", [DictionaryValue dictionary]) => new SequenceValue(call, [.. dictionary.Items.Select(item => item.Key)]),
        ("range", [IntegerValue end]) => Range(call, 0, end.Number),
        ("range", [IntegerValue start, IntegerValue end]) => Range(call, start.Number, end.Number),
        ("enumerate", [SequenceValue sequence]) => new SequenceValue(
            call, [.. sequence.Items.Select((item, index) => new SequenceValue(item.Node, [new IntegerValue(item.Node, index), item]))]),
        ("zip", [SequenceValue first, SequenceValue second]) => new SequenceValue(
            call, [.. first.Items.Zip(second.Items, (a, b) => new SequenceValue(a.Node, [a, b]))]),
        _ => null,
    };

    private static PythonValue Range(CallExpression call, BigInteger start, BigInteger end) =>
        end - start > LongestRange
            ? new UnknownValue(call, "the range is longer than 10,000")
            : new SequenceValue(
                call, [.. Enumerable.Range(0, (int)BigInteger.Max(end - start, 0)).Select(i => new IntegerValue(call, start + i))]);
}
