using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>
/// The parser reads "a + a + a …" in a loop, but the tree of it is as high as the line is long. Whoever walks a tree by recursion may
/// rely on this bound.
/// </summary>
internal static class TreeHeight
{
    /// <summary>CPython converts no higher trees either: its own bound lies between 3,000 and 10,000, by version.</summary>
    public const int Most = 2000;

    /// <summary>Refuses a module whose tree is higher.</summary>
    public static void Check(PythonModule module)
    {
        Stack<(SyntaxNode Node, int Height)> open = new([(module, 0)]);
        ChildList children = new();
        while (open.TryPop(out (SyntaxNode Node, int Height) current))
        {
            if (current.Height > Most)
            {
                throw new PythonSyntaxException("the expression nests too deeply to be read", current.Node.Span.Start);
            }

            children.Clear();
            current.Node.AddChildren(children);
            foreach (SyntaxNode child in children.Items)
            {
                open.Push((child, current.Height + 1));
            }
        }
    }
}
