using PgDbre.Core.Indexes.Builds;

namespace PgDbre.Core.Tests.Indexes.Builds;

public sealed class ReindexLeftoverTests
{
    private const uint Index = 100;
    private static readonly IReadOnlySet<uint> Before = new HashSet<uint> { Index, 101 };

    [Theory]
    [InlineData("t_a_idx_ccnew", true)]
    [InlineData("t_a_idx_ccnew12", true)]
    [InlineData("t_a_idx_ccold", true)]
    [InlineData("t_a_idx", false)]
    [InlineData("t_a_idx2", false)]
    [InlineData("ccnew", false)]
    public void Its_name_tells(string name, bool isLeftover) => Assert.Equal(isLeftover, ReindexLeftover.IsName(name));

    [Theory]
    [InlineData("t_a_idx_ccnew", 200u, true)]
    [InlineData("t_a_idx_ccnew1", 200u, true)]
    [InlineData("t_a_idx_ccnew", 101u, false)]
    [InlineData("t_b_idx_ccnew", 200u, false)]
    [InlineData("t_a_idx_ccold", Index, true)]
    [InlineData("t_a_idx_ccold", 101u, false)]
    [InlineData("t_a_idx", 200u, false)]
    public void Only_what_this_rebuild_made_is_its_own(string name, uint oid, bool isOurs) =>
        Assert.Equal(isOurs, ReindexLeftover.IsOf(name, oid, "t_a_idx", Index, Before));

    [Fact]
    public void A_long_name_is_cut_for_the_word() => Assert.True(
        ReindexLeftover.IsOf(new string('x', 57) + "_ccnew", 200, new string('x', 63), Index, Before));
}
