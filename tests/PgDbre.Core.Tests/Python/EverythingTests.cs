using PgDbre.Core.Python;
using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Tests.Python;

/// <summary>The file with every construct; the counts are those of CPython 3.14's ast.</summary>
public class EverythingTests
{
    [Fact]
    public void Every_construct_is_found_as_often_as_CPython_finds_it()
    {
        PythonModule module = PythonReader.Read(File.ReadAllBytes(Source.EverythingPath)).Module!;
        ILookup<Type, SyntaxNode> nodes = SyntaxWalk.All(module).Select(placed => placed.Node).ToLookup(node => node.GetType());

        Assert.Equal(17, nodes[typeof(CallExpression)].Count());
        Assert.Equal(3, nodes[typeof(FunctionDefinition)].Count());
        Assert.Equal(143, nodes[typeof(NameExpression)].Count());
        Assert.Equal(4, nodes[typeof(ComprehensionExpression)].Count());
        Assert.Equal(8, nodes[typeof(FormattedString)].Count());
        Assert.Equal(3, module.Comments.Count);
    }
}
