namespace PgDbre.Core.Python.Parsing;

/// <summary>
/// Items of the lists that are being read, one list on top of the other: a list costs one array of its final size.
/// </summary>
internal sealed class Gathering<T>
{
    private readonly List<T> _items = [];

    /// <summary>Where a new list begins.</summary>
    public int Mark => _items.Count;

    public void Add(T item) => _items.Add(item);

    public int CountFrom(int mark) => _items.Count - mark;

    /// <summary>The list that began at a mark; it is gone from here.</summary>
    public T[] TakeFrom(int mark)
    {
        int count = _items.Count - mark;
        if (count == 0)
        {
            return [];
        }

        T[] taken = new T[count];
        _items.CopyTo(mark, taken, 0, count);
        _items.RemoveRange(mark, count);
        return taken;
    }
}
