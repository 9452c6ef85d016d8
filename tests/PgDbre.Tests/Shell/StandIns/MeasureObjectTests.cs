namespace PgDbre.Tests.Shell.StandIns;

public sealed class MeasureObjectTests : StandInTest
{
    [Fact]
    public void Without_parameters_it_counts()
    {
        Assert.Equal(["3", "True"], Text("$m = 1, 2, 3 | Measure-Object; $m.Count; $null -eq $m.Sum"));
        Assert.Equal(["0"], Text("(@() | Measure-Object).Count"));
    }

    [Fact]
    public void Figures_of_a_property_leave_out_objects_that_lack_it()
    {
        string[] output = Text("""
            $m = [pscustomobject]@{ Ms = 2 }, [pscustomobject]@{ Ms = 4 }, [pscustomobject]@{ Ms = 9 }, [pscustomobject]@{ Other = 1 } |
                Measure-Object Ms -Sum -Average -Minimum -Maximum
            $m.Count, $m.Sum, $m.Average, $m.Minimum, $m.Maximum, $m.Property
            """);

        Assert.Equal(["3", "15", "5", "2", "9", "Ms"], output);
    }

    [Fact]
    public void The_standard_deviation_is_that_of_a_sample()
    {
        // 2, 4, 4, 4, 5, 5, 7, 9: squared deviations from 5 add up to 32; 32 / 7.
        Assert.Equal(["2.138"], Text("[Math]::Round((2, 4, 4, 4, 5, 5, 7, 9 | Measure-Object -StandardDeviation).StandardDeviation, 3)"));
    }

    [Fact]
    public void Extremes_of_text_are_text_and_a_sum_of_text_is_an_error()
    {
        Assert.Equal(["c", "a"], Text("$m = 'b', 'c', 'a' | Measure-Object -Maximum -Minimum; $m.Maximum, $m.Minimum"));
        Assert.Equal("NonNumericInputObject", ErrorId("'b' | Measure-Object -Sum"));
    }
}
