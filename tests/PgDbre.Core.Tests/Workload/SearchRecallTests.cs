using PgDbre.Core.Workload;

namespace PgDbre.Core.Tests.Workload;

public sealed class SearchRecallTests
{
    [Fact]
    public void Nine_of_ten_exact_neighbours_are_a_recall_of_0_9() =>
        Assert.Equal(0.9, SearchRecall.Of(["1", "2", "3", "4", "5", "6", "7", "8", "9", "99"], ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]));

    [Fact]
    public void Order_does_not_matter() => Assert.Equal(1, SearchRecall.Of(["b", "a"], ["a", "b"]));

    [Fact]
    public void Fewer_rows_than_the_exact_answer_lower_it() => Assert.Equal(0.25, SearchRecall.Of(["a"], ["a", "b", "c", "d"]));

    [Fact]
    public void Of_an_empty_answer_there_is_no_recall() => Assert.Null(SearchRecall.Of([], []));
}
