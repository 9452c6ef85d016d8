namespace PgDbre.Data.Migrations.Facts;

/// <summary>Rows by the object id of what they belong to, in the order they came.</summary>
internal sealed class RowLists<T>
{
    private readonly Dictionary<uint, List<T>> _lists = [];

    public List<T> this[uint oid] => _lists.GetValueOrDefault(oid) ?? [];

    public void Add(uint oid, T row)
    {
        if (!_lists.TryGetValue(oid, out List<T>? list))
        {
            _lists[oid] = list = [];
        }

        list.Add(row);
    }
}
