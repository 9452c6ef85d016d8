using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Values;

/// <summary>What the names of a target are when a value is assigned to it.</summary>
public static class TargetValues
{
    /// <summary>Null where the value does not fit, or the target is no name: an attribute, a starred part.</summary>
    public static IReadOnlyDictionary<string, PythonValue>? Of(Expression target, PythonValue value)
    {
        Dictionary<string, PythonValue> names = new(StringComparer.Ordinal);
        return Add(target, value, names) ? names : null;
    }

    private static bool Add(Expression target, PythonValue value, Dictionary<string, PythonValue> names)
    {
        IReadOnlyList<Expression>? parts = (target as TupleExpression)?.Elements ?? (target as ListExpression)?.Elements;
        if (target is NameExpression name)
        {
            names[name.Name] = value;
            return true;
        }

        if (parts is null || value is not SequenceValue sequence || sequence.Items.Count != parts.Count)
        {
            return false;
        }

        for (int i = 0; i < parts.Count; i++)
        {
            if (!Add(parts[i], sequence.Items[i], names))
            {
                return false;
            }
        }

        return true;
    }
}
