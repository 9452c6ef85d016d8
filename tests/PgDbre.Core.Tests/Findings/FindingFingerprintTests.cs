using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Findings;

public sealed class FindingFingerprintTests
{
    private static readonly Finding Sample = SampleFinding.Make() with { Path = "db/a.sql", Line = 3, Evidence = "node 3: Filter = (a = 'x'), Rows = 12.5" };

    [Fact]
    public void It_stays_when_lines_figures_values_and_the_server_change() => Assert.Equal(
        FindingFingerprint.Of(Sample),
        FindingFingerprint.Of(Sample with { Line = 99, Column = 4, Server = "db:5432", Evidence = "node 4:  Filter = (a = 'y z'),\nRows = 1e6", Message = "other" }));

    [Fact]
    public void It_changes_with_rule_object_file_and_evidence()
    {
        string[] all =
        [
            FindingFingerprint.Of(Sample),
            FindingFingerprint.Of(Sample with { RuleId = "other" }),
            FindingFingerprint.Of(Sample with { Object = "other" }),
            FindingFingerprint.Of(Sample with { Path = "db/b.sql" }),
            FindingFingerprint.Of(Sample with { Evidence = "node 3: Filter = (b = 'x'), Rows = 12.5" }),
        ];

        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void Digits_of_a_name_are_part_of_it() => Assert.NotEqual(
        FindingFingerprint.Of(Sample with { Evidence = "orders_2024" }), FindingFingerprint.Of(Sample with { Evidence = "orders_2025" }));

    [Fact]
    public void Windows_and_Linux_agree() =>
        Assert.Equal(FindingFingerprint.Of(Sample), FindingFingerprint.Of(Sample with { Path = @"db\a.sql" }));

    [Fact]
    public void It_is_sixteen_hexadecimal_digits() => Assert.Matches("^[0-9a-f]{16}$", FindingFingerprint.Of(Sample));
}
