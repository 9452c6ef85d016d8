namespace PgDbre.Core.Migrations.Shadow.Seeding;

/// <summary>The order in which tables can be filled: what a foreign key refers to first.</summary>
public static class SeedOrder
{
    /// <summary>All tables; within a cycle of foreign keys in the order given.</summary>
    public static IReadOnlyList<SeedTable> Of(IReadOnlyList<SeedTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Dictionary<uint, SeedTable> byOid = tables.ToDictionary(table => table.Oid);
        ILookup<uint, SeedTable> children = tables.ToLookup(table => table.Parent);
        List<SeedTable> order = [];
        HashSet<uint> seen = [];
        Stack<(SeedTable Table, bool IsReady)> open = new(tables.Reverse().Select(table => (table, false)));
        while (open.TryPop(out (SeedTable Table, bool IsReady) next))
        {
            if (next.IsReady)
            {
                order.Add(next.Table);
            }
            else if (seen.Add(next.Table.Oid))
            {
                open.Push((next.Table, true));
                foreach (SeedTable before in Before(next.Table, byOid, children).Where(table => !seen.Contains(table.Oid)))
                {
                    open.Push((before, false));
                }
            }
        }

        return order;
    }

    private static IEnumerable<SeedTable> Before(
        SeedTable table, Dictionary<uint, SeedTable> byOid, ILookup<uint, SeedTable> children) =>
        table.Keys.Where(key => byOid.ContainsKey(key.Target)).Select(key => byOid[key.Target])
            .Concat(table.IsPartitioned ? children[table.Oid] : []);
}
