using System.Numerics;
using System.Text;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Values;

/// <summary>Operators, conditions, subscripts and formatted strings.</summary>
internal sealed class OperatorFolder(ConstantFolder folder)
{
    public PythonValue Fold(Expression expression, FoldContext context) => expression switch
    {
        BinaryExpression binary => Binary(binary, context),
        UnaryExpression unary => Unary(unary, folder.Fold(unary.Operand, context)),
        CompareExpression { Operators.Count: 1 } compare => Compare(
            compare, folder.Fold(compare.Left, context), folder.Fold(compare.Comparators[0], context)),
        BooleanExpression boolean => Boolean(boolean, context),
        ConditionalExpression conditional => Conditional(conditional, context),
        SubscriptExpression subscript => Subscript(subscript, context),
        AwaitExpression => new UnknownValue(expression, "it awaits something"),
        _ => new UnknownValue(expression, "it is worked out at run time"),
    };

    public PythonValue Formatted(FormattedString formatted, FoldContext context)
    {
        if (formatted.IsTemplate)
        {
            return new UnknownValue(formatted, "it is a template string");
        }

        StringBuilder text = new();
        foreach (Expression part in formatted.Parts)
        {
            PythonValue value = part is FormattedValue field ? Field(field, context) : folder.Fold(part, context);
            if (value is not TextValue known || !folder.Budget.Spend(text.Length + known.Text.Length))
            {
                return value is UnknownValue unknown ? unknown with { Node = formatted } : new UnknownValue(formatted, FoldBudget.TooLong);
            }

            text.Append(known.Text);
        }

        return new TextValue(formatted, text.ToString());
    }

    private PythonValue Field(FormattedValue field, FoldContext context)
    {
        PythonValue value = folder.Fold(field.Value, context);
        if (value is UnknownValue)
        {
            return value;
        }

        bool isPlain = field.Format is null or { Parts.Count: 0 };
        string? text = !isPlain || field.Conversion is 'a' ? null : field.Conversion is 'r' ? ValueText.Repr(value) : ValueText.Str(value);
        return text is not null ? new TextValue(field, text)
            : new UnknownValue(field, $"the field {{{field.ValueText.Trim()}}} is {(isPlain ? "no text or number" : "formatted")}");
    }

    // a + b + c is read from the left without recursion: it may be as long as a file.
    private PythonValue Binary(BinaryExpression binary, FoldContext context)
    {
        Stack<BinaryExpression> open = new();
        Expression left = binary;
        while (left is BinaryExpression { Operator: BinaryOperator.Add } sum)
        {
            open.Push(sum);
            left = sum.Left;
        }

        if (open.Count == 0)
        {
            return Product(binary, folder.Fold(binary.Left, context), folder.Fold(binary.Right, context));
        }

        PythonValue first = folder.Fold(left, context);
        if (SymbolicOperation.IsSymbolic(first))
        {
            return SymbolicSum(first, open, context);
        }

        ValueSum total = new(folder.Budget, first);
        while (open.TryPop(out BinaryExpression? sum))
        {
            total.Add(sum, folder.Fold(sum.Right, context));
        }

        return total.Finish(binary);
    }

    private PythonValue SymbolicSum(PythonValue first, Stack<BinaryExpression> open, FoldContext context)
    {
        PythonValue total = first;
        while (open.TryPop(out BinaryExpression? sum))
        {
            total = new OperationValue(sum, "+", [total, folder.Fold(sum.Right, context)]);
        }

        return total;
    }

    private static PythonValue Compare(CompareExpression compare, PythonValue left, PythonValue right) =>
        (SymbolicOperation.IsOverloaded(compare.Operators[0])
            ? SymbolicOperation.Of(compare, SymbolicOperation.Symbol(compare.Operators[0]), left, right)
            : null)
        ?? Comparison.Fold(compare, left, right);

    private PythonValue Product(BinaryExpression binary, PythonValue left, PythonValue right)
    {
        if (left is not TextValue
            && SymbolicOperation.Of(binary, SymbolicOperation.Symbol(binary.Operator), left, right) is { } symbolic)
        {
            return symbolic;
        }

        if (left is UnknownValue || (right is UnknownValue && binary.Operator != BinaryOperator.Modulo))
        {
            return ((left as UnknownValue) ?? (UnknownValue)right) with { Node = binary };
        }

        if (left is TextValue format && binary.Operator == BinaryOperator.Modulo)
        {
            return PercentFormat.Apply(format.Text, right, out string reason) is { } text && folder.Budget.Spend(text.Length)
                ? new TextValue(binary, text)
                : new UnknownValue(binary, reason);
        }

        if (left is TextValue repeated && right is IntegerValue times && binary.Operator == BinaryOperator.Multiply)
        {
            return Repeat(binary, repeated.Text, BigInteger.Max(times.Number, 0));
        }

        return new UnknownValue(binary, "it is worked out at run time");
    }

    private PythonValue Repeat(BinaryExpression node, string text, BigInteger times)
    {
        BigInteger length = times * text.Length;
        return length > FoldBudget.LongestValue || !folder.Budget.Spend((long)length) ? new UnknownValue(node, FoldBudget.TooLong)
            : new TextValue(node, text.Length == 0 ? "" : string.Concat(Enumerable.Repeat(text, (int)times)));
    }

    private static PythonValue Unary(UnaryExpression unary, PythonValue operand) => (unary.Operator, operand) switch
    {
        (_, UnknownValue unknown) => unknown with { Node = unary },
        (UnaryOperator.Minus, IntegerValue integer) => new IntegerValue(unary, -integer.Number),
        (UnaryOperator.Minus, FloatValue number) => new FloatValue(unary, -number.Number),
        (UnaryOperator.Plus, IntegerValue or FloatValue) => operand,
        (UnaryOperator.Not, BooleanValue boolean) => new BooleanValue(unary, !boolean.IsTrue),
        (UnaryOperator.Minus or UnaryOperator.Invert, _) when SymbolicOperation.IsSymbolic(operand) =>
            new OperationValue(unary, SymbolicOperation.Symbol(unary.Operator), [operand]),
        _ => new UnknownValue(unary, "it is worked out at run time"),
    };

    private PythonValue Boolean(BooleanExpression boolean, FoldContext context)
    {
        foreach (Expression operand in boolean.Values)
        {
            PythonValue value = folder.Fold(operand, context);
            if (value is not BooleanValue known)
            {
                return value is UnknownValue unknown
                    ? unknown with { Node = boolean }
                    : new UnknownValue(boolean, "it is worked out at run time");
            }

            if (known.IsTrue != boolean.IsAnd)
            {
                return known;
            }
        }

        return new BooleanValue(boolean, boolean.IsAnd);
    }

    private PythonValue Conditional(ConditionalExpression conditional, FoldContext context) =>
        folder.Fold(conditional.Test, context) switch
        {
            BooleanValue test => folder.Fold(test.IsTrue ? conditional.Body : conditional.OrElse, context),
            UnknownValue unknown => unknown with { Node = conditional },
            _ => new UnknownValue(conditional, "its condition is worked out at run time"),
        };

    private PythonValue Subscript(SubscriptExpression subscript, FoldContext context)
    {
        PythonValue owner = folder.Fold(subscript.Value, context);
        PythonValue index = subscript.Index is SliceExpression
            ? new UnknownValue(subscript, "it is a slice")
            : folder.Fold(subscript.Index, context);
        PythonValue? found = (owner, index) switch
        {
            (SequenceValue sequence, IntegerValue at) => Item(sequence.Items, at.Number),
            (CallValue or MemberValue, TextValue name) => new MemberValue(subscript, owner, name.Text),
            (DictionaryValue dictionary, _) => dictionary.Items.LastOrDefault(item => Comparison.AreEqual(item.Key, index) == true).Value,
            _ => null,
        };
        UnknownValue? unknown = (owner as UnknownValue) ?? (index as UnknownValue);
        return found ?? new UnknownValue(subscript, unknown?.Reason ?? "the item is not known");
    }

    private static PythonValue? Item(IReadOnlyList<PythonValue> items, BigInteger at)
    {
        BigInteger index = at < 0 ? at + items.Count : at;
        return index >= 0 && index < items.Count ? items[(int)index] : null;
    }
}
