namespace PgDbre.Core.Tests.Plans.Reading;

/// <summary>Compares trees of dictionaries, lists and scalars, and says where they differ.</summary>
internal static class PlanValues
{
    public static void AssertSame(object? expected, object? actual, string where)
    {
        switch (expected)
        {
            case IReadOnlyDictionary<string, object?> fields:
                var others = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(actual);
                Assert.True(fields.Keys.Order().SequenceEqual(others.Keys.Order()), $"{where}: {string.Join(", ", fields.Keys)} <> {string.Join(", ", others.Keys)}");
                foreach ((string key, object? value) in fields)
                {
                    AssertSame(value, others[key], $"{where}, {key}");
                }

                break;
            case List<object?> items:
                List<object?> list = Assert.IsType<List<object?>>(actual);
                Assert.True(items.Count == list.Count, $"{where}: {items.Count} items <> {list.Count}");
                for (int i = 0; i < items.Count; i++)
                {
                    AssertSame(items[i], list[i], $"{where}, item {i + 1}");
                }

                break;
            default:
                Assert.True(Equals(expected, actual), $"{where}: '{expected}' ({expected?.GetType().Name}) <> '{actual}' ({actual?.GetType().Name})");
                break;
        }
    }

    /// <summary>Like AssertSame, but a key of <paramref name="silent"/> may be absent where it says zero, false or nothing.</summary>
    public static void AssertPrinted(
        IReadOnlyDictionary<string, object?> expected, IReadOnlyDictionary<string, object?> actual, HashSet<string> silent, string where)
    {
        Assert.All(actual.Keys, key => Assert.True(expected.ContainsKey(key), $"{where}: '{key}' is in the text only"));
        foreach ((string key, object? value) in expected)
        {
            if (actual.TryGetValue(key, out object? other))
            {
                AssertPrintedOrSame(value, other, silent, $"{where}, {key}");
            }
            else
            {
                Assert.True(silent.Contains(key) && IsNothing(value), $"{where}: '{key}' ({value}) is missing");
            }
        }
    }

    // Groups of workers are silent about the same keys as their node.
    private static void AssertPrintedOrSame(object? expected, object? actual, HashSet<string> silent, string where)
    {
        if (expected is List<object?> items && actual is List<object?> others && items.Count == others.Count
            && items.Concat(others).All(item => item is IReadOnlyDictionary<string, object?>))
        {
            for (int i = 0; i < items.Count; i++)
            {
                AssertPrinted(
                    (IReadOnlyDictionary<string, object?>)items[i]!, (IReadOnlyDictionary<string, object?>)others[i]!, silent, $"{where}, item {i + 1}");
            }
        }
        else
        {
            AssertSame(expected, actual, where);
        }
    }

    private static bool IsNothing(object? value) => value switch
    {
        false or 0L or 0.0 => true,
        List<object?> items => items.Count == 0,
        IReadOnlyDictionary<string, object?> fields => fields.Values.All(IsNothing),
        _ => false,
    };
}
