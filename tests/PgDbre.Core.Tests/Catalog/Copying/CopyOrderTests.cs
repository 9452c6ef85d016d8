using PgDbre.Core.Catalog.Copying;

namespace PgDbre.Core.Tests.Catalog.Copying;

public sealed class CopyOrderTests
{
    [Fact]
    public void Stages_follow_one_another_and_within_one_the_order_given_is_kept()
    {
        Assert.Equal(
            ["table b", "table a", "index i"], Sort(One(CopyStage.Index, "i", 3), One(CopyStage.Table, "b", 2), One(CopyStage.Table, "a", 1)));
    }

    [Fact]
    public void A_view_comes_after_the_views_it_reads_however_deep_they_lie()
    {
        CopyStatement[] views = [.. Enumerable.Range(1, 50_000).Select(i => One(CopyStage.View, $"v{i}", (uint)i, (uint)i + 1))];

        IReadOnlyList<CopyStatement> sorted = CopyOrder.Sort(views);

        Assert.Equal(views.Reverse(), sorted);
    }

    [Fact]
    public void A_cycle_loses_nothing()
    {
        Assert.Equal(["view b", "view a"], Sort(One(CopyStage.View, "a", 1, 2), One(CopyStage.View, "b", 2, 1)));
    }

    [Fact]
    public void What_is_needed_and_not_among_the_statements_is_passed_over()
    {
        Assert.Equal(["view a"], Sort(One(CopyStage.View, "a", 1, 99)));
    }

    private static IEnumerable<string> Sort(params CopyStatement[] statements) => CopyOrder.Sort(statements).Select(one => one.ToString());

    private static CopyStatement One(CopyStage stage, string name, uint oid, params uint[] needs) => new()
    {
        Stage = stage,
        Kind = stage switch { CopyStage.View => "view", CopyStage.Index => "index", _ => "table" },
        Identity = name,
        Sql = "",
        Oid = oid,
        Needs = needs,
    };
}
