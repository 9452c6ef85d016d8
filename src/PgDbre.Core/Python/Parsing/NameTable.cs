namespace PgDbre.Core.Python.Parsing;

/// <summary>One string for each name of a file, however often it stands there.</summary>
internal sealed class NameTable
{
    private string?[] _slots = new string?[256];
    private int _count;

    public string Get(ReadOnlySpan<char> name)
    {
        int slot = Find(name);
        if (_slots[slot] is { } known)
        {
            return known;
        }

        if (_count * 2 >= _slots.Length)
        {
            Grow();
            slot = Find(name);
        }

        _count++;
        return _slots[slot] = new string(name);
    }

    private int Find(ReadOnlySpan<char> name)
    {
        int mask = _slots.Length - 1;
        int slot = (int)Hash(name) & mask;
        while (_slots[slot] is { } taken && !name.SequenceEqual(taken))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        string?[] old = _slots;
        _slots = new string?[old.Length * 2];
        foreach (string? name in old)
        {
            if (name is not null)
            {
                _slots[Find(name)] = name;
            }
        }
    }

    private static uint Hash(ReadOnlySpan<char> name)
    {
        uint hash = 2166136261;
        foreach (char c in name)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash ^ (hash >> 15);
    }
}
