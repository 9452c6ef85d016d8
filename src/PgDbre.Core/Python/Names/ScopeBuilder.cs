using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Python.Names;

/// <summary>Gathers the bindings of a module in one walk.</summary>
internal sealed class ScopeBuilder
{
    private readonly PythonModule _module;

    public ScopeBuilder(PythonModule module)
    {
        _module = module;
        Top = new Scope(module, null);
        Scopes = new Dictionary<SyntaxNode, Scope>(ReferenceEqualityComparer.Instance) { [module] = Top };
    }

    public Scope Top { get; }

    public Dictionary<SyntaxNode, Scope> Scopes { get; }

    public void Run()
    {
        // A global statement counts for its whole function, also for what stands above it.
        List<PlacedNode> nodes = [.. SyntaxWalk.All(_module)];
        foreach (PlacedNode placed in nodes)
        {
            Declare(placed);
        }

        foreach (PlacedNode placed in nodes)
        {
            Bind(placed);
        }
    }

    private void Declare(PlacedNode placed)
    {
        Scope scope = At(placed.Enclosure);
        switch (placed.Node)
        {
            case FunctionDefinition or LambdaExpression or ClassDefinition or ComprehensionExpression:
                Scopes[placed.Node] = new Scope(placed.Node, scope);
                break;
            case GlobalStatement statement:
                statement.Names.ToList().ForEach(scope.DeclareGlobal);
                break;
            case NonlocalStatement statement:
                statement.Names.ToList().ForEach(scope.DeclareNonlocal);
                break;
        }
    }

    private void Bind(PlacedNode placed)
    {
        TargetBinder binder = new(At(placed.Enclosure), placed.Enclosure);
        switch (placed.Node)
        {
            case ImportStatement import:
                import.Names.ToList().ForEach(alias => BindImport(binder, alias));
                break;
            case ImportFromStatement import:
                BindImportFrom(binder, import);
                break;
            case AssignStatement assign:
                assign.Targets.ToList().ForEach(target => binder.Bind(BindingKind.Assignment, target, assign.Value));
                break;
            case AnnotatedAssignStatement { Value: not null } assign:
                binder.Bind(BindingKind.Assignment, assign.Target, assign.Value);
                break;
            case AugmentedAssignStatement assign:
                binder.Bind(BindingKind.AugmentedAssignment, assign.Target, assign.Value);
                break;
            case NamedExpression named:
                new TargetBinder(OutsideComprehensions(placed.Enclosure), placed.Enclosure)
                    .Bind(BindingKind.Assignment, named.Target, named.Value);
                break;
            case ForStatement loop:
                binder.Bind(BindingKind.LoopTarget, loop.Target, loop.Iterable);
                break;
            case WithItem { Target: not null } item:
                binder.Bind(BindingKind.WithTarget, item.Target, item.Context);
                break;
            case DeleteStatement delete:
                delete.Targets.ToList().ForEach(target => binder.Bind(BindingKind.Deletion, target, null));
                break;
            default:
                BindDefinition(binder, placed.Node);
                break;
        }
    }

    private void BindDefinition(TargetBinder binder, SyntaxNode node)
    {
        switch (node)
        {
            case FunctionDefinition function:
                binder.Bind(BindingKind.Function, function.Name, function, null);
                BindParameters(function, function.Parameters, binder.Enclosure);
                break;
            case LambdaExpression lambda:
                BindParameters(lambda, lambda.Parameters, binder.Enclosure);
                break;
            case ClassDefinition definition:
                binder.Bind(BindingKind.Class, definition.Name, definition, null);
                break;
            case ComprehensionExpression comprehension:
                TargetBinder inner = new(Scopes[comprehension], binder.Enclosure);
                comprehension.Clauses.ToList().ForEach(clause => inner.Bind(BindingKind.LoopTarget, clause.Target, clause.Iterable));
                break;
            case ExceptHandler { Name: not null } handler:
                binder.Bind(BindingKind.Exception, handler.Name, handler, null);
                break;
            case TypeAliasStatement alias:
                binder.Bind(BindingKind.TypeAlias, alias.Name.Name, alias, alias.Value);
                break;
            case AsPattern { Name: not null } pattern:
                binder.Bind(BindingKind.Pattern, pattern.Name, pattern, null);
                break;
            case StarPattern { Name: not null } pattern:
                binder.Bind(BindingKind.Pattern, pattern.Name, pattern, null);
                break;
            case MappingPattern { Rest: not null } pattern:
                binder.Bind(BindingKind.Pattern, pattern.Rest, pattern, null);
                break;
        }
    }

    private void BindParameters(SyntaxNode owner, IReadOnlyList<Parameter> parameters, Enclosure? enclosure)
    {
        TargetBinder binder = new(Scopes[owner], enclosure);
        foreach (Parameter parameter in parameters)
        {
            binder.Bind(BindingKind.Parameter, parameter.Name, parameter, parameter.Default);
        }
    }

    // import a.b binds a; import a.b as c binds c to a.b.
    private static void BindImport(TargetBinder binder, ImportAlias alias)
    {
        string top = alias.Name.Split('.')[0];
        binder.BindImport(alias.AsName ?? top, alias, alias.AsName is null ? top : alias.Name);
    }

    private static void BindImportFrom(TargetBinder binder, ImportFromStatement import)
    {
        string module = new string('.', import.Level) + import.Module;
        string prefix = module.EndsWith('.') ? module : module + ".";
        foreach (ImportAlias alias in import.Names)
        {
            if (alias.Name == "*")
            {
                binder.Scope.StarImports.Add(module);
            }
            else
            {
                binder.BindImport(alias.AsName ?? alias.Name, alias, prefix + alias.Name);
            }
        }
    }

    private Scope At(Enclosure? enclosure) => enclosure?.Scope() is { } found ? Scopes[found.Node] : Top;

    // PEP 572: := inside a comprehension binds in the function around it.
    private Scope OutsideComprehensions(Enclosure? enclosure) =>
        At(enclosure?.Chain().FirstOrDefault(at => at.Kind is EnclosureKind.Function or EnclosureKind.Lambda or EnclosureKind.Class));
}
