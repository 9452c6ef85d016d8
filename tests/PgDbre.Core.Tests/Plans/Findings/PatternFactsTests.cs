using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

public class PatternFactsTests
{
    [Fact]
    public void Where_text_is_in_byte_order_a_plain_index_serves_prefixes()
    {
        Table customers = KnownTables.Customers with
        {
            Columns = [.. KnownTables.Customers.Columns.Select(column => column with { HasByteOrder = true })],
        };

        Finding finding = KnownTables.Find("like-prefix-17", "pattern-needs-index", customers);

        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"customers\" (\"email\");", finding.Sql);
    }

    [Fact]
    public void Elsewhere_the_plain_index_is_named_as_the_one_that_cannot()
    {
        Finding finding = KnownTables.Find("like-prefix-17", "pattern-needs-index", KnownTables.Customers.With(KnownTables.Index("customers_email_idx", "email")));

        Assert.Contains("Index customers_email_idx is ordered by the column's collation and cannot.", finding.Recommendation, StringComparison.Ordinal);
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"customers\" (\"email\" text_pattern_ops);", finding.Sql);
    }

    [Fact]
    public void A_pattern_index_that_is_there_is_not_built_again()
    {
        TableIndex pattern = KnownTables.Index("customers_email_like") with { Keys = [new IndexColumn { Column = "email", OperatorClass = "text_pattern_ops" }] };

        Assert.Null(KnownTables.Find("like-prefix-17", "pattern-needs-index", KnownTables.Customers.With(pattern)).Sql);
    }

    [Fact]
    public void Trigrams_need_their_extension_first()
    {
        Finding without = KnownTables.Examine("like-infix-17", KnownTables.Orders).Single(finding => finding.RuleId == "pattern-needs-index");
        Assert.Equal("CREATE EXTENSION pg_trgm; CREATE INDEX CONCURRENTLY ON \"public\".\"orders\" USING gin (\"note\" gin_trgm_ops);", without.Sql);

        Finding with = KnownTables.Examine("like-infix-17", ["pg_trgm"], KnownTables.Orders).Single(finding => finding.RuleId == "pattern-needs-index");
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"orders\" USING gin (\"note\" gin_trgm_ops);", with.Sql);
    }

    [Theory]
    [InlineData("gin", "gin_trgm_ops")]
    [InlineData("gist", "gist_trgm_ops")]
    public void A_trigram_index_of_either_method_is_found(string method, string operatorClass)
    {
        TableIndex trigrams = KnownTables.Index("orders_note_trgm") with { Method = method, Keys = [new IndexColumn { Column = "note", OperatorClass = operatorClass }] };

        Finding finding = KnownTables.Examine("like-infix-17", ["pg_trgm"], KnownTables.Orders.With(trigrams)).Single(one => one.RuleId == "pattern-needs-index");

        Assert.Contains("orders_note_trgm already serves", finding.Recommendation, StringComparison.Ordinal);
        Assert.Null(finding.Sql);
    }
}
