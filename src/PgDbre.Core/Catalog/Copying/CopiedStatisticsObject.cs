using System.Buffers.Binary;

namespace PgDbre.Core.Catalog.Copying;

/// <summary>What ANALYZE found for a statistics object, in the server's own bytes; null where it has none of that kind.</summary>
/// <param name="Identity">Schema and name of the object, quoted as SQL wants it.</param>
/// <param name="IsInherited">True for the figures over all partitions or children.</param>
/// <param name="Distinct">pg_ndistinct.</param>
/// <param name="Dependencies">pg_dependencies.</param>
public sealed record CopiedStatisticsObject(string Identity, bool IsInherited, byte[]? Distinct, byte[]? Dependencies)
{
    private const int HeaderSize = 12;

    /// <summary>
    /// The same about columns of other numbers: a copy has no dropped columns. Layout: mvdistinct.c and dependencies.c, a header of
    /// three words, then for each entry a double, how many columns, and their numbers; expressions have negative ones.
    /// </summary>
    /// <param name="numbers">Number in the source → number in the copy.</param>
    public CopiedStatisticsObject Renumbered(IReadOnlyDictionary<short, short> numbers) => this with
    {
        Distinct = Distinct is null ? null : Renumber(Distinct, sizeof(int), numbers),
        Dependencies = Dependencies is null ? null : Renumber(Dependencies, sizeof(short), numbers),
    };

    private static byte[] Renumber(byte[] data, int countSize, IReadOnlyDictionary<short, short> numbers)
    {
        byte[] copy = [.. data];
        int at = HeaderSize;
        while (at < copy.Length)
        {
            at += sizeof(double);
            int count = BinaryPrimitives.ReadInt16LittleEndian(copy.AsSpan(at));
            at += countSize;
            for (int end = at + (count * sizeof(short)); at < end; at += sizeof(short))
            {
                short number = BinaryPrimitives.ReadInt16LittleEndian(copy.AsSpan(at));
                BinaryPrimitives.WriteInt16LittleEndian(copy.AsSpan(at), numbers.GetValueOrDefault(number, number));
            }
        }

        return copy;
    }
}
