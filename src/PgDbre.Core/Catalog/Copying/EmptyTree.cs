using System.Buffers.Binary;

namespace PgDbre.Core.Catalog.Copying;

/// <summary>
/// A B-tree without entries that is as high as a full one: the planner reads the height from the index itself (_bt_getrootheight) and
/// charges every descent for it. One page a level, each but the leaf with a single downlink, so that a search finds its way, and
/// nothing. Layout: nbtree.h and bufpage.h, version 4, pages of 8 kB, little-endian, without checksums.
/// </summary>
public static class EmptyTree
{
    /// <summary>Bytes of a page.</summary>
    public const int PageSize = 8192;

    /// <summary>Where btm_root stands in the metapage, counted from 0; level, fastroot and fastlevel follow.</summary>
    public const int RootOffset = 32;

    private const int HeaderSize = 24;
    private const int ItemIdSize = 4;
    private const int TupleSize = 8;
    private const int Special = PageSize - 16;
    private const ushort LeafFlag = 1;
    private const ushort RootFlag = 2;
    private const ushort AlternativeTidMask = 0x2000;
    private const uint NormalItem = 1;
    private const ushort PageVersion = PageSize | 4;

    /// <summary>Levels above the leaves in a tree of so many pages: an estimate.</summary>
    /// <param name="pages">Pages of the index, the metapage included.</param>
    /// <param name="keyBytes">Bytes of a key, which an inner page repeats for every page below it.</param>
    public static int Height(long pages, int keyBytes)
    {
        // CREATE INDEX fills inner pages to 70 % (BTREE_NONLEAF_FILLFACTOR), the root too, which grows fuller by splits below it: then this
        // is one level too many. The first downlink needs no key.
        int downlink = ((TupleSize + keyBytes + 7) & ~7) + ItemIdSize;
        double downlinks = Math.Max(2, 1 + (0.7 * (Special - HeaderSize) / downlink));
        int height = 0;
        for (double level = pages - 1; level > 1; level = Math.Ceiling(level / downlinks))
        {
            height++;
        }

        return height;
    }

    /// <summary>The four fields of the metapage from <see cref="RootOffset"/> on.</summary>
    public static byte[] Root(int height)
    {
        byte[] fields = new byte[16];
        uint root = (uint)height + 1;
        for (int at = 0; at < fields.Length; at += 8)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(fields.AsSpan(at), root);
            BinaryPrimitives.WriteUInt32LittleEndian(fields.AsSpan(at + 4), (uint)height);
        }

        return fields;
    }

    /// <summary>The pages behind the metapage: the leaf as block 1, the root as the last.</summary>
    public static byte[] Pages(int height)
    {
        byte[] pages = new byte[(height + 1) * PageSize];
        for (int level = 0; level <= height; level++)
        {
            WritePage(pages.AsSpan(level * PageSize, PageSize), level, isRoot: level == height);
        }

        return pages;
    }

    private static void WritePage(Span<byte> page, int level, bool isRoot)
    {
        int items = level == 0 ? 0 : 1;
        int upper = Special - (items * TupleSize);
        BinaryPrimitives.WriteUInt16LittleEndian(page[12..], (ushort)(HeaderSize + (items * ItemIdSize)));
        BinaryPrimitives.WriteUInt16LittleEndian(page[14..], (ushort)upper);
        BinaryPrimitives.WriteUInt16LittleEndian(page[16..], Special);
        BinaryPrimitives.WriteUInt16LittleEndian(page[18..], PageVersion);
        if (level > 0)
        {
            // Its block is the level below; without attributes it stands for minus infinity.
            BinaryPrimitives.WriteUInt32LittleEndian(page[HeaderSize..], (uint)upper | (NormalItem << 15) | (TupleSize << 17));
            BinaryPrimitives.WriteUInt16LittleEndian(page[(upper + 2)..], (ushort)level);
            BinaryPrimitives.WriteUInt16LittleEndian(page[(upper + 6)..], TupleSize | AlternativeTidMask);
        }

        int flags = (level == 0 ? LeafFlag : 0) | (isRoot ? RootFlag : 0);
        BinaryPrimitives.WriteUInt32LittleEndian(page[(Special + 8)..], (uint)level);
        BinaryPrimitives.WriteUInt16LittleEndian(page[(Special + 12)..], (ushort)flags);
    }
}
