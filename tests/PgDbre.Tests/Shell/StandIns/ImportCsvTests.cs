namespace PgDbre.Tests.Shell.StandIns;

public sealed class ImportCsvTests : StandInTest
{
    [Fact]
    public void What_Export_Csv_wrote_comes_back_as_text()
    {
        string[] values = Text("""
            [pscustomobject]@{ Id = 1; Note = "two`nlines, and a `"quote`"" } | Export-Csv rows.csv
            Import-Csv rows.csv | ForEach-Object { $_.Id.GetType().Name; $_.Note }
            """);

        Assert.Equal(["String", "two\nlines, and a \"quote\""], values);
    }

    [Fact]
    public void A_header_may_be_given_and_a_short_row_has_nulls()
    {
        File.WriteAllText(Path.Combine(Folder, "rows.csv"), "1;2\n3\n");

        Assert.Equal(["1-2", "3-"], Text("Import-Csv rows.csv -Delimiter ';' -Header A, B | ForEach-Object { \"$($_.A)-$($_.B)\" }"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error()
    {
        Assert.Single(Run("Import-Csv none.csv").Errors);
    }
}
