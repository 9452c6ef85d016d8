using PgDbre.Core.Python.Names;
using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Migrations.Alembic;

/// <summary>Finds the operations among the calls of an expression, and follows calls of local functions.</summary>
internal sealed class OperationFinder(ConstantFolder folder, BodyReader reader)
{
    private const int MostCalls = 8;

    /// <summary>Every expression of a simple statement.</summary>
    public void VisitAll(Statement statement, BodyState state)
    {
        foreach (Expression expression in statement.Children().OfType<Expression>())
        {
            Visit(expression, state);
        }
    }

    /// <summary>Every call of an expression, the outer one first.</summary>
    public void Visit(Expression expression, BodyState state)
    {
        foreach (PlacedNode placed in SyntaxWalk.Below([new PlacedNode(expression, null)]))
        {
            if (placed.Node is CallExpression call && placed.Enclosure?.Chain().Any(at => at.Kind == EnclosureKind.Lambda) != true)
            {
                Visit(call, Inside(placed.Enclosure, state));
            }
        }
    }

    // A comprehension repeats and a conditional expression chooses, as their statements do; a comprehension has names of its own.
    private BodyState Inside(Enclosure? enclosure, BodyState state) => enclosure is null ? state : state with
    {
        Context = enclosure.Scope() is { } inner ? state.Context with { Scope = folder.Names.Of(inner.Node) } : state.Context,
        IsRepeated = state.IsRepeated || enclosure.Chain().Any(at => at.Kind == EnclosureKind.Comprehension),
        IsConditional = state.IsConditional || enclosure.Chain().Any(at => at.Kind == EnclosureKind.Condition),
    };

    private void Visit(CallExpression call, BodyState state)
    {
        if (LocalFunction(call, state) is { } function)
        {
            Follow(call, function, state);
            return;
        }

        PythonValue value = folder.Fold(call, state.Context);
        if (value is not CallValue known)
        {
            if (value is UnknownValue unknown && call.Function is AttributeExpression { Name: "execute" })
            {
                reader.Undecide($"what execute is called on is not known: {unknown.Reason}", call);
            }
            else if (call.Function is SubscriptExpression { Value: CallExpression { Function: NameExpression { Name: "globals" } } })
            {
                reader.Undecide("which function is called is worked out at run time", call);
            }

            return;
        }

        if (OperationKind.Of(known) is { } kind)
        {
            Add(known, kind, state);
        }
        else if (OperationKind.IsHandedOn(known))
        {
            reader.Undecide($"{known.Function} gets the connection or op and is not followed", call);
        }
        else if (known.Owner is MemberValue && call.Function is AttributeExpression { Name: "execute" })
        {
            reader.Undecide($"what execute is called on is not known: {known.Function} is worked out at run time", call);
        }
    }

    private void Add(CallValue call, (OperationSource Source, string Name) kind, BodyState state)
    {
        string? sql = null;
        if (kind.Name == "execute")
        {
            (sql, string? reason) = SqlArgument.Read(call);
            if (reason is not null)
            {
                reader.Undecide($"the SQL of execute is not known: {reason}", call.Node);
            }
        }

        reader.Add(new MigrationOperation
        {
            Name = kind.Name,
            Source = kind.Source,
            Call = call,
            Batch = kind.Source == OperationSource.Batch ? Batch(call) : null,
            Sql = sql,
            InAutocommitBlock = state.InAutocommitBlock,
            IsConditional = state.IsConditional,
            IsRepeated = state.IsRepeated,
            CalledFrom = state.Calls,
        });
    }

    // batch_op.add_column(…), but batch_op.impl.add_column(…) too.
    private static CallValue? Batch(CallValue call)
    {
        PythonValue? owner = call.Owner;
        while (owner is MemberValue member)
        {
            owner = member.Owner;
        }

        return owner as CallValue;
    }

    private static FunctionDefinition? LocalFunction(CallExpression call, BodyState state)
    {
        IReadOnlyList<Binding>? bindings = call.Function is NameExpression name && !state.Context.Known.ContainsKey(name.Name)
            ? state.Context.Scope.Find(name.Name)?.BindingsOf(name.Name)
            : null;
        return bindings is [{ Kind: BindingKind.Function, Node: FunctionDefinition function }] ? function : null;
    }

    private void Follow(CallExpression call, FunctionDefinition function, BodyState state)
    {
        if (state.Functions.Contains(function) || state.Functions.Count > MostCalls)
        {
            reader.Undecide($"{function.Name} calls itself or is called too deeply", call);
            return;
        }

        IReadOnlyDictionary<string, PythonValue> parameters = CallParameters.Of(call, function, folder, state.Context);
        // A function inside this one sees the names around it as they are now.
        Scope scope = folder.Names.Of(function);
        FoldContext outer = scope.Parent == folder.Names.Top ? FoldContext.At(scope) : state.Context with { Scope = scope };
        reader.Run(function.Body, state with
        {
            Context = outer.With(parameters),
            Calls = [.. state.Calls, call.Line],
            Functions = [.. state.Functions, function],
        });
    }
}
