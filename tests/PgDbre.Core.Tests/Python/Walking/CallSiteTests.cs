using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Tests.Python.Walking;

/// <summary>What each call stands in, as Python evaluates it.</summary>
public class CallSiteTests
{
    private const string Text = """
        @decorate()
        def outer(a=default()):
            for x in rows():
                while test():
                    with context() as c:
                        body(x)
                else:
                    after()
            squares = [element(y) for y in first() for z in second() if condition()]
            return lambda: late()
        class Model(base()):
            column = field()
            def method(self):
                if decide():
                    maybe()
                else:
                    otherwise()
                try:
                    tried()
                except kind():
                    handled()
        """;

    [Theory]
    [InlineData("decorate", "")]
    [InlineData("default", "")]
    [InlineData("rows", "Function")]
    [InlineData("test", "Loop Loop Function")]
    [InlineData("context", "Loop Loop Function")]
    [InlineData("body", "With Loop Loop Function")]
    [InlineData("after", "Loop Function")]
    [InlineData("element", "Comprehension Function")]
    [InlineData("first", "Function")]
    [InlineData("second", "Comprehension Function")]
    [InlineData("condition", "Comprehension Function")]
    [InlineData("late", "Lambda Function")]
    [InlineData("base", "")]
    [InlineData("field", "Class")]
    [InlineData("decide", "Function Class")]
    [InlineData("maybe", "Condition Function Class")]
    [InlineData("otherwise", "Condition Function Class")]
    [InlineData("tried", "Function Class")]
    [InlineData("kind", "Function Class")]
    [InlineData("handled", "Condition Function Class")]
    public void A_call_knows_what_is_around_it(string name, string expected)
    {
        CallSite site = SyntaxWalk.Calls(Source.Module(Text)).Single(candidate => Shape.Of(candidate.Call.Function) == name);

        Assert.Equal(expected, string.Join(' ', site.Enclosure?.Chain().Select(enclosure => enclosure.Kind) ?? []));
    }

    [Fact]
    public void Loops_are_counted_up_to_the_function()
    {
        CallSite site = SyntaxWalk.Calls(Source.Module(Text)).Single(candidate => Shape.Of(candidate.Call.Function) == "body");

        Assert.Equal(["WhileStatement", "ForStatement"], site.Enclosure!.Loops().Select(loop => loop.Node.GetType().Name));
    }

    [Fact]
    public void Every_node_is_visited_once()
    {
        PythonModule module = Source.Module(File.ReadAllText(Source.EverythingPath));
        List<SyntaxNode> nodes = [.. SyntaxWalk.All(module).Select(placed => placed.Node)];

        Assert.Equal(nodes.Count, nodes.Distinct(ReferenceEqualityComparer.Instance).Count());
    }
}
