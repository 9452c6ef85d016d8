using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Walking;

/// <summary>The nodes directly below a node, each with what it stands in.</summary>
internal sealed class PlacedChildren
{
    private readonly List<PlacedNode> _items = [];
    private readonly ChildList _plain = new();

    /// <summary>Valid until the next call.</summary>
    public IReadOnlyList<PlacedNode> Of(PlacedNode placed)
    {
        _items.Clear();
        AddBelow(placed.Node, placed.Enclosure);
        return _items;
    }

    private void AddBelow(SyntaxNode node, Enclosure? outer)
    {
        switch (node)
        {
            case FunctionDefinition function:
                Add(outer, function.Decorators);
                Add(outer, function.TypeParameters);
                Add(outer, function.Parameters);
                Add(outer, function.Returns);
                Add(new Enclosure(EnclosureKind.Function, function, outer), function.Body);
                break;
            case LambdaExpression lambda:
                Add(outer, lambda.Parameters);
                Add(new Enclosure(EnclosureKind.Lambda, lambda, outer), lambda.Body);
                break;
            case ClassDefinition definition:
                Add(outer, definition.Decorators);
                Add(outer, definition.TypeParameters);
                Add(outer, definition.Bases);
                Add(outer, definition.Keywords);
                Add(new Enclosure(EnclosureKind.Class, definition, outer), definition.Body);
                break;
            case ComprehensionExpression comprehension:
                AddComprehension(comprehension, outer);
                break;
            case WithStatement with:
                Add(outer, with.Items);
                Add(new Enclosure(EnclosureKind.With, with, outer), with.Body);
                break;
            default:
                AddLoopOrBranch(node, outer);
                break;
        }
    }

    private void AddLoopOrBranch(SyntaxNode node, Enclosure? outer)
    {
        switch (node)
        {
            case ForStatement loop:
                Enclosure repeated = new(EnclosureKind.Loop, loop, outer);
                Add(repeated, loop.Target);
                Add(outer, loop.Iterable);
                Add(repeated, loop.Body);
                Add(outer, loop.OrElse);
                break;
            case WhileStatement loop:
                Enclosure tested = new(EnclosureKind.Loop, loop, outer);
                Add(tested, loop.Test);
                Add(tested, loop.Body);
                Add(outer, loop.OrElse);
                break;
            case IfStatement statement:
                Add(outer, statement.Branches);
                Add(new Enclosure(EnclosureKind.Condition, statement, outer), statement.OrElse);
                break;
            case IfBranch branch:
                Add(outer, branch.Test);
                Add(new Enclosure(EnclosureKind.Condition, branch, outer), branch.Body);
                break;
            case ConditionalExpression conditional:
                Enclosure branches = new(EnclosureKind.Condition, conditional, outer);
                Add(branches, conditional.Body);
                Add(outer, conditional.Test);
                Add(branches, conditional.OrElse);
                break;
            case MatchCase matched:
                Enclosure inner = new(EnclosureKind.Condition, matched, outer);
                Add(inner, matched.Pattern);
                Add(inner, matched.Guard);
                Add(inner, matched.Body);
                break;
            case ExceptHandler handler:
                Add(outer, handler.Type);
                Add(new Enclosure(EnclosureKind.Condition, handler, outer), handler.Body);
                break;
            default:
                _plain.Clear();
                node.AddChildren(_plain);
                Add(outer, _plain.Items);
                break;
        }
    }

    // The clauses are taken apart: only the first iterable is evaluated outside.
    private void AddComprehension(ComprehensionExpression comprehension, Enclosure? outer)
    {
        Enclosure inner = new(EnclosureKind.Comprehension, comprehension, outer);
        Add(inner, comprehension.Element);
        Add(inner, comprehension.Value);
        for (int i = 0; i < comprehension.Clauses.Count; i++)
        {
            ComprehensionClause clause = comprehension.Clauses[i];
            Add(inner, clause.Target);
            Add(i == 0 ? outer : inner, clause.Iterable);
            Add(inner, clause.Conditions);
        }
    }

    private void Add(Enclosure? enclosure, SyntaxNode? node)
    {
        if (node is not null)
        {
            _items.Add(new PlacedNode(node, enclosure));
        }
    }

    private void Add(Enclosure? enclosure, IReadOnlyList<SyntaxNode> nodes)
    {
        for (int i = 0; i < nodes.Count; i++)
        {
            _items.Add(new PlacedNode(nodes[i], enclosure));
        }
    }
}
