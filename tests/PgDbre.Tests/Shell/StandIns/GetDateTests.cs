namespace PgDbre.Tests.Shell.StandIns;

public sealed class GetDateTests : StandInTest
{
    [Theory]
    [InlineData("Get-Date -Date '2026-11-23 04:05:06' -Format 'yyyy/MM HH'", "2026/11 04")]
    [InlineData("Get-Date '2026-11-23 04:05:06' -Format FileDate", "20261123")]
    [InlineData("Get-Date '2026-11-23 04:05:06' -Format FileDateTime", "20261123T0405060000")]
    [InlineData("(Get-Date '2026-11-23').DayOfWeek", "Monday")]
    [InlineData("(Get-Date -AsUTC).Kind", "Utc")]
    [InlineData("(Get-Date).GetType().Name", "DateTime")]
    public void A_moment_is_an_object_or_formatted_text(string script, string expected)
    {
        Assert.Equal([expected], Text(script));
    }
}
