using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

public class VectorFactsTests
{
    [Fact]
    public void An_index_for_another_distance_is_one_finding_with_both_remedies()
    {
        Finding finding = Assert.Single(KnownTables.Examine("vector-wrong-operator-17", KnownTables.DocsIndexed));

        Assert.Equal("vector-index-wrong-operator", finding.RuleId);
        Assert.StartsWith("Index docs_hnsw on embedding has vector_cosine_ops; the query orders by <->, which needs vector_l2_ops", finding.Message, StringComparison.Ordinal);
        Assert.Contains("write its operator in the query", finding.Recommendation, StringComparison.Ordinal);
        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"docs_indexed\" USING hnsw (\"embedding\" vector_l2_ops);", finding.Sql);
    }

    [Fact]
    public void An_index_that_serves_but_was_left_is_named()
    {
        Table docs = KnownTables.DocsIndexed.With(KnownTables.VectorIndex("docs_l2", "vector_l2_ops"));

        Finding finding = Assert.Single(KnownTables.Examine("vector-wrong-operator-17", docs));

        Assert.Equal("vector-order-without-index", finding.RuleId);
        Assert.StartsWith("Index docs_l2 serves <-> on this column, but the planner took it for dearer", finding.Recommendation, StringComparison.Ordinal);
        Assert.Null(finding.Sql);
    }

    [Fact]
    public void Without_any_index_the_statement_is_schema_qualified()
    {
        Finding finding = Assert.Single(KnownTables.Examine("vector-seq-scan-17", KnownTables.Docs));

        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"docs\" USING hnsw (\"embedding\" vector_cosine_ops);", finding.Sql);
    }

    [Theory]
    [InlineData(-1, "declares no dimensions")]
    [InlineData(3072, "has 3072 dimensions, an index holds 2000")]
    public void A_column_that_cannot_be_indexed_gets_no_statement(int dimensions, string why)
    {
        Table docs = KnownTables.Docs with { Columns = [.. KnownTables.Docs.Columns.Select(column => column with { Modifier = dimensions })] };

        Finding finding = Assert.Single(KnownTables.Examine("vector-seq-scan-17", docs));

        Assert.Contains(why, finding.Recommendation, StringComparison.Ordinal);
        Assert.Null(finding.Sql);
    }

    [Fact]
    public void The_same_operator_on_points_is_none_of_ours()
    {
        Table points = KnownTables.DocsIndexed with
        {
            Columns = [.. KnownTables.DocsIndexed.Columns.Select(column => column with { Type = "point", BaseType = "point" })],
            Indexes = [],
        };

        Assert.Empty(KnownTables.Examine("vector-wrong-operator-17", points));
    }

    [Fact]
    public void A_search_that_ended_before_its_limit_names_both_numbers_and_the_setting_of_its_method()
    {
        Finding finding = KnownTables.Find("vector-ef-search-17", "vector-search-too-few-candidates", KnownTables.DocsIndexed);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("Index Scan using docs_hnsw on docs_indexed gave 40 rows and had no more; the LIMIT wants 100.", finding.Message);
        Assert.Equal("SET LOCAL hnsw.ef_search = 100;", finding.Sql);
    }

    [Fact]
    public void A_search_of_lists_goes_on_until_the_limit_is_filled()
    {
        TableIndex index = KnownTables.VectorIndex("docs_ivfflat", "vector_cosine_ops") with { Method = "ivfflat" };
        Table docs = KnownTables.DocsIndexed with { Name = new TableName("public", "docs_lists"), Indexes = [index] };

        Finding finding = KnownTables.Find("vector-probes-17", "vector-search-too-few-candidates", docs);

        Assert.Equal("Index Scan using docs_ivfflat on docs_lists gave 277 rows and had no more; the LIMIT wants 1,000.", finding.Message);
        Assert.Equal("SET LOCAL ivfflat.iterative_scan = 'relaxed_order';", finding.Sql);
    }

    [Fact]
    public void Without_a_catalog_the_method_is_not_guessed() => Assert.Equal(
        "SET LOCAL hnsw.iterative_scan = 'strict_order'; SET LOCAL ivfflat.iterative_scan = 'relaxed_order';",
        Corpus.Examine("vector-probes-17").Findings.Single(finding => finding.RuleId == "vector-search-too-few-candidates").Sql);
}
