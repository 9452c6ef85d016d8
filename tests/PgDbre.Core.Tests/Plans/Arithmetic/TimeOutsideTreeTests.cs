using PgDbre.Core.Plans;

namespace PgDbre.Core.Tests.Plans.Arithmetic;

public class TimeOutsideTreeTests
{
    [Fact]
    public void Triggers_run_after_the_root()
    {
        // Execution 75.789, root 0.102, trigger 75.608.
        TimeOutsideTree outside = Corpus.Read("trigger-15").OutsideTree;
        Assert.Equal((0.426, 75.608, 0.079, null), (outside.PlanningMs, outside.TriggersMs, outside.StartAndEndMs, outside.SerializationMs));
        Assert.Equal("planning 0.426 ms, triggers 75.608 ms, executor start and end 0.079 ms", outside.ToString());
    }

    [Fact]
    public void Serialization_is_no_nodes_time()
    {
        // Execution 15.275, root 8.482, serialization 5.403.
        TimeOutsideTree outside = Corpus.Read("serialize-17").OutsideTree;
        Assert.Equal((5.403, 1.39), (outside.SerializationMs, outside.StartAndEndMs));
    }

    [Fact]
    public void A_data_modifying_cte_is_a_node_even_if_it_runs_after_the_root()
    {
        // Execution 17.548, root 0.002, CTE 17.340.
        Assert.Equal(0.206, Corpus.Read("cte-data-modifying-17").OutsideTree.StartAndEndMs);
    }

    [Fact]
    public void Compiling_is_within_the_nodes_and_not_taken_from_the_rest()
    {
        // Execution 264.238, root 244.593.
        TimeOutsideTree outside = Corpus.Read("jit-17").OutsideTree;
        Assert.Equal((238.529, 19.645), (outside.JitMs, outside.StartAndEndMs));
        Assert.Contains("JIT (within the nodes)", outside.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auto-explain-17")]
    [InlineData("timing-off-17")]
    [InlineData("seq-scan-filter-estimated-17")]
    public void What_the_plan_does_not_tell_is_not_made_up(string name) => Assert.Null(Corpus.Read(name).OutsideTree.StartAndEndMs);
}
