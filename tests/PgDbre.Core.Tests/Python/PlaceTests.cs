using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Tests.Python;

/// <summary>Lines, columns and ends; the expectations are those of CPython's ast.</summary>
public class PlaceTests
{
    [Fact]
    public void A_group_is_not_part_of_its_expression_but_of_what_begins_with_it()
    {
        BinaryExpression sum = Source.Expression<BinaryExpression>("(a) + (b)");

        Assert.Equal(new SourceSpan(0, 9, 1, 0), sum.Span);
        Assert.Equal(new SourceSpan(1, 2, 1, 1), sum.Left.Span);
        Assert.Equal(new SourceSpan(7, 8, 1, 7), sum.Right.Span);
    }

    [Fact]
    public void Every_call_has_its_line_and_column()
    {
        PythonModule module = Source.Module("x = 1\nif x:\n\tfoo(\n\t  bar())  # no\n'é'.join(y)\r\nf'{baz()}'\n");

        Assert.Equal([(3, 1), (4, 3), (5, 0), (6, 3)], SyntaxWalk.Calls(module).Select(site => (site.Call.Line, site.Call.Column)));
    }

    [Fact]
    public void A_block_ends_with_its_last_statement()
    {
        PythonModule module = Source.Module("def f():\n    pass  # comment\n\n# after\nx = 1\n");

        Assert.Equal("def f():\n    pass", module.Text(module.Body[0]));
        Assert.Equal("x = 1", module.Text(module.Body[1]));
    }

    [Fact]
    public void Lines_and_comments_are_kept()
    {
        PythonModule module = Source.Module("# first\nx = [  # second\n  1,\n  # third\n]\n");

        Assert.Equal([(1, true), (2, false), (4, true)], module.Comments.Select(comment => (comment.Span.Line, comment.IsWholeLine)));
        Assert.Equal("# second", module.Source.Text[module.Comments[1].Span.Start..module.Comments[1].Span.End]);
        Assert.Equal(5, module.Source.LineCount);
        Assert.Equal("  1,", module.Source.Line(3));
    }

    [Fact]
    public void Children_are_in_the_order_of_the_source_and_nodes_are_places()
    {
        PythonModule module = Source.Module("f(a, b=c)\nf(a, b=c)\n");
        CallExpression[] calls = [.. SyntaxWalk.Calls(module).Select(site => site.Call)];

        Assert.Equal(["f", "a", "b=c"], calls[0].Children().Select(Shape.Of));
        Assert.NotEqual(calls[0], calls[1]);
        Assert.Equal("CallExpression at line 2, column 0", calls[1].ToString());
    }
}
