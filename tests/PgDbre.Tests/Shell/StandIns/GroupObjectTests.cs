namespace PgDbre.Tests.Shell.StandIns;

public sealed class GroupObjectTests : StandInTest
{
    private const string Items = "[pscustomobject]@{ K = 'b'; V = 1 }, [pscustomobject]@{ K = 'a'; V = 2 }, [pscustomobject]@{ K = 'B'; V = 3 }";

    [Fact]
    public void Groups_are_in_the_order_of_their_values_with_their_members()
    {
        Assert.Equal(["a 1 2", "b 2 1,3"], Text($"{Items} | Group-Object K | ForEach-Object {{ \"$($_.Name) $($_.Count) $($_.Group.V -join ',')\" }}"));
    }

    [Fact]
    public void Case_may_count_and_members_may_be_left_out()
    {
        Assert.Equal(["1 0", "1 0", "1 0"], Text($"{Items} | Group-Object K -CaseSensitive -NoElement | ForEach-Object {{ \"$($_.Count) $($_.Group.Count)\" }}"));
    }

    [Fact]
    public void A_hashtable_leads_from_value_to_members()
    {
        Assert.Equal(["1", "3"], Text($"$t = {Items} | Group-Object K -AsHashTable; $t['b'].V"));
        Assert.Equal(["2"], Text("$t = 1, 2, 2 | Group-Object -AsHashTable -AsString; $t['2'].Count"));
    }
}
