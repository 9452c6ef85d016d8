using System.Management.Automation;

namespace PgDbre.Tests.Shell.StandIns;

public sealed class ExportCsvTests : StandInTest
{
    [Fact]
    public void The_first_object_decides_the_columns_and_every_value_is_quoted()
    {
        Text("""
            [pscustomobject]@{ Id = 1; Name = 'a "b", c'; Empty = ''; Null = $null },
            [pscustomobject]@{ Name = 'only name'; Other = 5 } | Export-Csv rows.csv -NoTypeInformation
            """);

        Assert.Equal(["\"Id\",\"Name\",\"Empty\",\"Null\"", "\"1\",\"a \"\"b\"\", c\",\"\",", ",\"only name\",,"], Lines("rows.csv"));
    }

    [Fact]
    public void Numbers_and_dates_are_written_without_a_culture()
    {
        Text("[pscustomobject]@{ N = 1234.5; D = [datetime]'2026-11-23 04:05:06'; B = $true; S = [timespan]'00:00:01.5' } | Export-Csv rows.csv");

        Assert.Equal("\"1234.5\",\"11/23/2026 04:05:06\",\"True\",\"00:00:01.5000000\"", Lines("rows.csv")[1]);
    }

    [Fact]
    public void Hidden_members_are_left_out()
    {
        Text("$record | Export-Csv rows.csv", ("record", new WithHiddenMember()));

        Assert.Equal(["\"Shown\"", "\"yes\""], Lines("rows.csv"));
    }

    [Fact]
    public void The_file_is_utf8_without_a_mark()
    {
        Text("[pscustomobject]@{ A = 'ä' } | Export-Csv rows.csv");

        Assert.Equal([(byte)'"', (byte)'A'], File.ReadAllBytes(Path.Combine(Folder, "rows.csv"))[..2]);
        Assert.Equal("\"ä\"", Lines("rows.csv")[1]);
    }

    [Fact]
    public void Append_adds_rows_under_the_columns_of_the_file()
    {
        Text("""
            [pscustomobject]@{ A = 1; B = 2 } | Export-Csv rows.csv
            [pscustomobject]@{ B = 4; A = 3 } | Export-Csv rows.csv -Append
            """);

        Assert.Equal(["\"A\",\"B\"", "\"1\",\"2\"", "\"3\",\"4\""], Lines("rows.csv"));
    }

    [Fact]
    public void Append_refuses_objects_that_lack_a_column()
    {
        Text("[pscustomobject]@{ A = 1; B = 2 } | Export-Csv rows.csv");

        Assert.Equal("CannotAppendCsvWithMismatchedPropertyNames", ErrorId("[pscustomobject]@{ A = 3 } | Export-Csv rows.csv -Append"));
        Assert.Equal(2, Lines("rows.csv").Length);
    }

    [Fact]
    public void Delimiter_quotes_header_and_type_line_are_options()
    {
        Text("[pscustomobject]@{ A = 'x;y'; B = 'z' } | Export-Csv rows.csv -Delimiter ';' -UseQuotes AsNeeded -NoHeader");

        Assert.Equal(["\"x;y\";z"], Lines("rows.csv"));
    }

    [Fact]
    public void NoClobber_keeps_the_file_and_WhatIf_makes_none()
    {
        Text("[pscustomobject]@{ A = 1 } | Export-Csv rows.csv; [pscustomobject]@{ A = 1 } | Export-Csv other.csv -WhatIf");

        Assert.Equal("NoClobber", ErrorId("[pscustomobject]@{ A = 2 } | Export-Csv rows.csv -NoClobber"));
        Assert.Equal("\"1\"", Lines("rows.csv")[1]);
        Assert.False(File.Exists(Path.Combine(Folder, "other.csv")));
    }

    private sealed class WithHiddenMember
    {
        public string Shown { get; } = "yes";

        [Hidden]
        public string NotShown { get; } = "no";
    }
}
