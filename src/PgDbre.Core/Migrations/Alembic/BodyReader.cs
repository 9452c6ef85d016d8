using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic;

/// <summary>
/// Goes through upgrade() or downgrade() as Python would, statement by statement, with what is known of each name. What it cannot
/// decide it counts and names, and goes on.
/// </summary>
internal sealed class BodyReader
{
    // A loop over ten thousand rows is data, not structure; helpers that call helpers end somewhere.
    private const int MostOperations = 10_000;
    private const int MostUnrolled = 1_000;
    private const int MostStatements = 100_000;

    private readonly ConstantFolder _folder;
    private readonly OperationFinder _finder;
    private readonly List<MigrationOperation> _operations = [];
    private readonly List<UndecidedPart> _undecided = [];
    private int _statements;

    public BodyReader(ConstantFolder folder)
    {
        _folder = folder;
        _finder = new OperationFinder(folder, this);
    }

    public MigrationBody Read(FunctionDefinition function)
    {
        FoldContext context = FoldContext.At(_folder.Names.Of(function));
        Run(function.Body, new BodyState(context, false, false, false, [], [function]));
        return new MigrationBody(function, _operations, _undecided);
    }

    public void Add(MigrationOperation operation)
    {
        if (_operations.Count < MostOperations)
        {
            _operations.Add(operation);
        }
        else
        {
            Undecide($"there are more than {MostOperations:N0} operations", operation.Call.Node);
        }
    }

    public void Undecide(string reason, SyntaxNode node)
    {
        UndecidedPart part = new(reason, node.Line, node.Column);
        if (!_undecided.Contains(part))
        {
            _undecided.Add(part);
        }
    }

    /// <summary>Runs statements; what is known behind them comes back. Null if they end the function.</summary>
    public BodyState? Run(IReadOnlyList<Statement> statements, BodyState state)
    {
        BodyState? current = state;
        foreach (Statement statement in statements)
        {
            if (++_statements > MostStatements)
            {
                Undecide($"there are more than {MostStatements:N0} statements to go through", statement);
                return null;
            }

            current = One(statement, current);
            if (current is null)
            {
                break;
            }
        }

        return current;
    }

    private BodyState? One(Statement statement, BodyState state)
    {
        switch (statement)
        {
            case AssignStatement assign:
                _finder.Visit(assign.Value, state);
                return assign.Targets.Aggregate(state, (known, target) => Assign(target, _folder.Fold(assign.Value, state.Context), known));
            case AnnotatedAssignStatement { Value: not null } assign:
                _finder.Visit(assign.Value, state);
                return Assign(assign.Target, _folder.Fold(assign.Value, state.Context), state);
            case AugmentedAssignStatement assign:
                _finder.Visit(assign.Value, state);
                return Assign(assign.Target, _folder.Fold(
                    new BinaryExpression(assign.Span, assign.Target, assign.Operator, assign.Value), state.Context), state);
            case ForStatement loop:
                return For(loop, state);
            case WhileStatement loop:
                _finder.Visit(loop.Test, state);
                return Branch(loop.Body, state with { IsRepeated = true }, state);
            case IfStatement choice:
                return If(choice, state);
            case WithStatement with:
                return With(with, state);
            case TryStatement attempt:
                return Try(attempt, state);
            case MatchStatement match:
                return match.Cases.Aggregate(state, (known, matched) => Branch(matched.Body, known with { IsConditional = true }, known));
            case FunctionDefinition or ClassDefinition:
                return state;
            case ReturnStatement or RaiseStatement:
                _finder.VisitAll(statement, state);
                return null;
            case FlowStatement { Kind: not FlowKind.Pass }:
                return null;
            default:
                _finder.VisitAll(statement, state);
                return state;
        }
    }

    private static BodyState Assign(Expression target, PythonValue value, BodyState state)
    {
        IReadOnlyDictionary<string, PythonValue>? names = TargetValues.Of(target, value);
        return state.With(names ?? AssignedNames.Unknown(target, "it is a part of a value that is not known"));
    }

    private BodyState For(ForStatement loop, BodyState state)
    {
        _finder.Visit(loop.Iterable, state);
        PythonValue row = _folder.Fold(loop.Iterable, state.Context);
        IReadOnlyList<PythonValue>? items = row switch
        {
            SequenceValue sequence => sequence.Items,
            DictionaryValue dictionary => [.. dictionary.Items.Select(item => item.Key)],
            _ => null,
        };
        if (items is null || items.Count > MostUnrolled)
        {
            int before = _operations.Count;
            BodyState inner = state with { IsRepeated = true };
            Branch(loop.Body, Assign(loop.Target, new UnknownValue(loop.Iterable, "it changes with a loop"), inner), state);
            if (_operations.Count > before)
            {
                Undecide($"how often a loop runs is not known: {(row as UnknownValue)?.Reason ?? "its row is not constant"}", loop);
            }

            return AfterBranch(loop.Body, state);
        }

        BodyState current = state;
        foreach (PythonValue item in items)
        {
            current = Run(loop.Body, Assign(loop.Target, item, current)) ?? AfterBranch(loop.Body, current);
            if (EndsAtOnce(loop.Body))
            {
                break;
            }
        }

        return (Run(loop.OrElse, current) ?? current) with { IsConditional = state.IsConditional };
    }

    // for attempt in range(3): try: … break: what works runs once.
    private static bool EndsAtOnce(IReadOnlyList<Statement> body) => body.Any(statement =>
        statement is FlowStatement { Kind: FlowKind.Break } || (statement is TryStatement attempt && EndsAtOnce(attempt.Body)));

    private BodyState? If(IfStatement choice, BodyState state)
    {
        BodyState after = state;
        bool isDecided = true;
        foreach (IfBranch branch in choice.Branches)
        {
            _finder.Visit(branch.Test, state);
            bool? test = DialectTest.IsTrue(branch.Test) ?? (_folder.Fold(branch.Test, state.Context) as BooleanValue)?.IsTrue;
            if (test == true && isDecided)
            {
                return Run(branch.Body, state);
            }

            if (test != false)
            {
                after = Branch(branch.Body, state with { IsConditional = true }, after);
                isDecided = false;
            }

            if (test == true)
            {
                return after;
            }
        }

        return isDecided ? Run(choice.OrElse, state) : Branch(choice.OrElse, state with { IsConditional = true }, after);
    }

    private BodyState? With(WithStatement with, BodyState state)
    {
        BodyState inner = state;
        foreach (WithItem item in with.Items)
        {
            _finder.Visit(item.Context, inner);
            PythonValue context = _folder.Fold(item.Context, inner.Context);
            bool isAutocommit = context is CallValue { Function: "alembic.op.get_context().autocommit_block" };
            inner = inner with { InAutocommitBlock = inner.InAutocommitBlock || isAutocommit };
            inner = item.Target is null ? inner : Assign(item.Target, context, inner);
        }

        return Run(with.Body, inner) is { } after ? after with { InAutocommitBlock = state.InAutocommitBlock } : null;
    }

    private BodyState? Try(TryStatement attempt, BodyState state)
    {
        BodyState after = Run(attempt.Body, state) ?? AfterBranch(attempt.Body, state);
        foreach (ExceptHandler handler in attempt.Handlers)
        {
            after = Branch(handler.Body, state with { IsConditional = true }, after);
        }

        after = Run(attempt.OrElse, after) ?? after;
        return Run(attempt.Finally, after);
    }

    // A body that may not run, or may run often: what it assigns is not known behind it. If it ends the function, what follows may not run.
    private BodyState Branch(IReadOnlyList<Statement> body, BodyState inner, BodyState after)
    {
        bool ends = Run(body, inner.IsRepeated ? AfterBranch(body, inner) : inner) is null;
        BodyState behind = AfterBranch(body, after);
        return ends && body.Count > 0 ? behind with { IsConditional = behind.IsConditional || inner.IsConditional } : behind;
    }

    private static BodyState AfterBranch(IReadOnlyList<Statement> body, BodyState state) =>
        state.With(AssignedNames.Unknown(body, "it depends on a branch or a loop"));
}
