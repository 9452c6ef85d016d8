using System.Buffers;

namespace PgDbre.Core.Migrations.Facts.Files;

/// <summary>
/// Breaks compact JSON into lines: one for each property of the document and each object in a list. Fully indented, a schema of ten
/// thousand tables would be a million lines; in one line, no difference could be read.
/// </summary>
internal ref struct SnapshotLayout
{
    private readonly ReadOnlySpan<byte> _compact;
    private readonly ArrayBufferWriter<byte> _laid;
    private readonly Stack<bool> _isList = new();
    private int _lists;
    private int _written;

    private SnapshotLayout(ReadOnlySpan<byte> compact)
    {
        _compact = compact;
        _laid = new ArrayBufferWriter<byte>(compact.Length + (compact.Length / 8));
    }

    /// <summary>The same document in lines, the last of which ends too.</summary>
    public static byte[] Lay(ReadOnlySpan<byte> compact)
    {
        SnapshotLayout layout = new(compact);
        for (int i = 0; i < compact.Length; i++)
        {
            i = layout.Take(i);
        }

        layout._laid.Write(compact[layout._written..]);
        layout._laid.Write("\n"u8);
        return layout._laid.WrittenSpan.ToArray();
    }

    // The place of the last byte taken: of a string that of its closing quote.
    private int Take(int i)
    {
        switch (_compact[i])
        {
            case (byte)'"':
                if (_isList.Count == 1 && _compact[i - 1] is (byte)'{' or (byte)',')
                {
                    Break(i, indent: 0);
                }

                return EndOfString(i);
            case (byte)'[':
                _isList.Push(true);
                _lists++;
                break;
            case (byte)'{':
                if (_isList.TryPeek(out bool isInList) && isInList)
                {
                    Break(i, _lists);
                }

                _isList.Push(false);
                break;
            case (byte)']':
                _isList.Pop();
                _lists--;
                if (_compact[i - 1] == '}')
                {
                    Break(i, _lists);
                }

                break;
            case (byte)'}' when _isList.Pop() || _isList.Count == 0:
                Break(i, indent: 0);
                break;
        }

        return i;
    }

    private void Break(int before, int indent)
    {
        _laid.Write(_compact[_written..before]);
        _laid.Write("\n"u8);
        _laid.GetSpan(indent)[..indent].Fill((byte)' ');
        _laid.Advance(indent);
        _written = before;
    }

    private readonly int EndOfString(int start)
    {
        int i = start + 1;
        while (_compact[i] != '"')
        {
            i += _compact[i] == '\\' ? 2 : 1;
        }

        return i;
    }
}
