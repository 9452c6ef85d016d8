namespace PgDbre.Tests.Shell.StandIns;

/// <summary>New-Item, Get-ChildItem, Test-Path and Remove-Item.</summary>
public sealed class ItemTests : StandInTest
{
    [Fact]
    public void Children_are_filtered_by_name_and_kind()
    {
        Text("New-Item a.sql, b.txt | Out-Null; New-Item -ItemType Directory d.sql | Out-Null; New-Item d.sql/c.sql | Out-Null");

        Assert.Equal(["a.sql", "d.sql"], Text("(Get-ChildItem -Filter *.sql).Name").Order());
        Assert.Equal(["a.sql"], Text("(Get-ChildItem -Filter *.sql -File).Name"));
        Assert.Equal(["d.sql"], Text("(Get-ChildItem . -Directory).Name"));
        Assert.Equal(["a.sql", "c.sql"], Text("(Get-ChildItem -Recurse -File -Filter *.sql).Name").Order());
        Assert.Equal(["b.txt"], Text("(Get-ChildItem b*).Name"));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error()
    {
        Assert.Equal("PathNotFound", ErrorId("Get-ChildItem nowhere"));
    }

    [Fact]
    public void Test_Path_knows_files_from_folders()
    {
        Text("New-Item f.txt, x | Out-Null; New-Item -ItemType Directory sub | Out-Null");

        Assert.Equal(["True", "False", "False"], Text("Test-Path f.txt; Test-Path f.txt -PathType Container; Test-Path none"));
        Assert.Equal(["True", "False", "True"], Text("Test-Path sub; Test-Path sub -PathType Leaf; Test-Path *.txt"));
    }

    [Fact]
    public void New_Item_has_content_and_makes_the_folders_between_with_Force()
    {
        Text("New-Item deep/er/f.txt -Value 'text' -Force | Out-Null");

        Assert.Equal(["text"], Lines("deep/er/f.txt"));
    }

    [Fact]
    public void A_folder_with_content_is_removed_only_with_Recurse()
    {
        Text("New-Item deep/f.txt -Force | Out-Null");

        Assert.Equal("DirectoryNotEmpty", ErrorId("Remove-Item deep"));
        Assert.Equal(["False"], Text("Remove-Item deep -Recurse; Test-Path deep"));
    }

    [Fact]
    public void WhatIf_removes_nothing_and_a_pipe_removes_what_it_brings()
    {
        Text("New-Item a.tmp, b.tmp, c.txt | Out-Null; Remove-Item *.tmp -WhatIf");
        Assert.Equal(["3"], Text("(Get-ChildItem | Measure-Object).Count"));

        Assert.Equal(["c.txt"], Text("Get-ChildItem *.tmp | Remove-Item; (Get-ChildItem).Name"));
    }
}
