using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Orders objects by several values, each with its direction. Objects that lack a property come last in either.</summary>
internal sealed class SortKeyComparer(object[] properties, bool descending, ValueComparer values) : IComparer<SortKey>
{
    private readonly NamedExpression[] _expressions = [.. properties.Select(NamedExpression.Parse)];

    /// <summary>Evaluates the properties once; without any, the object itself is the value.</summary>
    public SortKey KeyOf(PSObject item) =>
        new(item, _expressions.Length == 0 ? [(true, item)] : [.. _expressions.Select(expression => expression.Evaluate(item))]);

    public int Compare(SortKey? x, SortKey? y)
    {
        for (int index = 0; index < x!.Values.Count; index++)
        {
            (bool hasFirst, object? first) = x.Values[index];
            (bool hasSecond, object? second) = y!.Values[index];
            int order = hasFirst && hasSecond
                ? Directed(values.Compare(first, second), index)
                : (hasFirst ? 0 : 1) - (hasSecond ? 0 : 1);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private int Directed(int order, int index)
    {
        bool down = (_expressions.Length > 0 ? _expressions[index].Descending : null) ?? descending;
        return down ? -order : order;
    }
}
