using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Values;

/// <summary>Comparisons of constants, as far as a condition of a migration needs them.</summary>
internal static class Comparison
{
    public static PythonValue Fold(CompareExpression compare, PythonValue left, PythonValue right)
    {
        bool? result = compare.Operators[0] switch
        {
            CompareOperator.Equal => AreEqual(left, right),
            CompareOperator.NotEqual => !AreEqual(left, right),
            CompareOperator.Is when left is NoneValue || right is NoneValue => AreEqual(left, right),
            CompareOperator.IsNot when left is NoneValue || right is NoneValue => !AreEqual(left, right),
            CompareOperator.In => IsIn(left, right),
            CompareOperator.NotIn => !IsIn(left, right),
            _ => null,
        };
        return result is { } known ? new BooleanValue(compare, known)
            : ((left as UnknownValue) ?? (right as UnknownValue) ?? new UnknownValue(compare, "the comparison is worked out at run time"))
                with { Node = compare };
    }

    /// <summary>Null where it is not known.</summary>
    public static bool? AreEqual(PythonValue left, PythonValue right) => (left, right) switch
    {
        (TextValue a, TextValue b) => a.Text == b.Text,
        (IntegerValue a, IntegerValue b) => a.Number == b.Number,
        (BooleanValue a, BooleanValue b) => a.IsTrue == b.IsTrue,
        (NoneValue, NoneValue) => true,
        (NoneValue, TextValue or IntegerValue or BooleanValue or SequenceValue or DictionaryValue) => false,
        (TextValue or IntegerValue or BooleanValue or SequenceValue or DictionaryValue, NoneValue) => false,
        (TextValue, IntegerValue) or (IntegerValue, TextValue) => false,
        _ => null,
    };

    private static bool? IsIn(PythonValue item, PythonValue container)
    {
        if (item is TextValue part && container is TextValue text)
        {
            return text.Text.Contains(part.Text, StringComparison.Ordinal);
        }

        if (container is not SequenceValue sequence)
        {
            return null;
        }

        IReadOnlyList<bool?> matches = [.. sequence.Items.Select(candidate => AreEqual(candidate, item))];
        return matches.Contains(true) ? true : matches.Contains(null) ? null : false;
    }
}
