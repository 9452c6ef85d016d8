namespace PgDbre.Tests.Shell.StandIns;

public sealed class GetMemberTests : StandInTest
{
    [Fact]
    public void Members_are_listed_once_for_each_type()
    {
        Assert.Equal(["A", "B"], Text("([pscustomobject]@{ B = 1; A = 2 }, [pscustomobject]@{ B = 3; A = 4 } | Get-Member -MemberType NoteProperty).Name"));
    }

    [Fact]
    public void A_member_has_its_type_and_kind()
    {
        Assert.Equal(["System.String Property"], Text("'x' | Get-Member Length | ForEach-Object { \"$($_.TypeName) $($_.MemberType)\" }"));
    }

    [Fact]
    public void No_object_is_an_error()
    {
        Assert.Equal("NoObjectInGetMember", ErrorId("@() | Get-Member"));
    }
}
