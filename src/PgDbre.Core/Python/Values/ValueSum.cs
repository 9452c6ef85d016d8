using System.Text;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Values;

/// <summary>a + b + c …, from the left.</summary>
internal sealed class ValueSum
{
    private readonly FoldBudget _budget;
    private readonly StringBuilder _text = new();
    private readonly List<PythonValue> _items = [];
    private readonly bool _isText;
    private UnknownValue? _unknown;

    public ValueSum(FoldBudget budget, PythonValue first)
    {
        _budget = budget;
        _isText = first is TextValue;
        _unknown = first as UnknownValue;
        if (_unknown is null && first is not (TextValue or SequenceValue))
        {
            _unknown = new UnknownValue(first.Node, "it is worked out at run time");
        }

        Append(first);
    }

    public void Add(BinaryExpression node, PythonValue next)
    {
        if (_unknown is not null)
        {
            return;
        }

        bool isSameKind = _isText ? next is TextValue : next is SequenceValue;
        _unknown = isSameKind ? null : next as UnknownValue ?? new UnknownValue(node, "its parts are of different kinds");
        Append(next);
    }

    public PythonValue Finish(BinaryExpression node) =>
        _unknown is not null ? _unknown with { Node = node }
        : _isText ? new TextValue(node, _text.ToString())
        : new SequenceValue(node, _items);

    private void Append(PythonValue value)
    {
        long length = value is TextValue text ? text.Text.Length : (value as SequenceValue)?.Items.Count ?? 0;
        if (_unknown is not null)
        {
            return;
        }

        if (!_budget.Spend(length) || _text.Length + length > FoldBudget.LongestValue || _items.Count + length > FoldBudget.LongestValue)
        {
            _unknown = new UnknownValue(value.Node, FoldBudget.TooLong);
        }
        else if (_isText)
        {
            _text.Append(((TextValue)value).Text);
        }
        else
        {
            _items.AddRange(((SequenceValue)value).Items);
        }
    }
}
