namespace PgDbre.Tests.Shell.StandIns;

public sealed class ConvertFromJsonTests : StandInTest
{
    [Fact]
    public void Objects_lists_and_values_get_powershell_types()
    {
        string[] output = Text("""
            $o = '{ "n": 1, "f": 1.5, "s": "x", "d": "2026-11-23T04:05:06Z", "l": [1, null], "o": { "b": true } }' | ConvertFrom-Json
            $o.n.GetType().Name, $o.f.GetType().Name, $o.s, $o.d.Kind, $o.l.Count, $o.o.b
            """);

        Assert.Equal(["Int64", "Double", "x", "Utc", "2", "True"], output);
    }

    [Fact]
    public void An_array_is_enumerated_unless_told_otherwise()
    {
        Assert.Equal(["1", "2"], Text("'[1, 2]' | ConvertFrom-Json"));
        Assert.Equal(["1"], Text("('[1, 2]' | ConvertFrom-Json -NoEnumerate | Measure-Object).Count"));
    }

    [Fact]
    public void Lines_are_one_text_or_one_text_each()
    {
        Assert.Equal(["7"], Text("('{', '\"a\": 7', '}' | ConvertFrom-Json).a"));
        Assert.Equal(["1", "2"], Text("('{\"a\":1}', '{\"a\":2}' | ConvertFrom-Json).a"));
    }

    [Fact]
    public void A_hashtable_keeps_order_and_case()
    {
        Assert.Equal(["b", "B"], Text("('{ \"b\": 1, \"B\": 2 }' | ConvertFrom-Json -AsHashtable).Keys"));
    }

    [Fact]
    public void What_is_not_json_is_an_error()
    {
        Assert.Contains("Conversion from JSON failed", Assert.Single(Run("'{ nonsense' | ConvertFrom-Json").Errors).Exception.Message, StringComparison.Ordinal);
    }
}
