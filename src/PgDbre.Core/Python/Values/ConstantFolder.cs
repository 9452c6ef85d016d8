using PgDbre.Core.Python.Names;
using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Python.Values;

/// <summary>
/// Says what an expression is without running it: literals, names assigned once, + and %, formatted strings, str.format, textwrap.dedent,
/// lists and dictionaries, and calls by their full names. What is not known says why.
/// </summary>
public sealed class ConstantFolder
{
    private readonly NameFolder _names;
    private readonly OperatorFolder _operators;
    private readonly CallFolder _calls;

    /// <summary>A folder for one module.</summary>
    /// <param name="names">The module's names.</param>
    /// <param name="transparent">Full names of functions whose result is their first argument, such as alembic.op.f.</param>
    /// <param name="runTime">
    /// Full names of functions whose result is a value of the moment, such as uuid.uuid4: a text of one <see cref="RunTimeMark"/>. None if
    /// null.
    /// </param>
    public ConstantFolder(ModuleNames names, IReadOnlySet<string>? transparent = null, IReadOnlySet<string>? runTime = null)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = names;
        _names = new NameFolder(this);
        _operators = new OperatorFolder(this);
        _calls = new CallFolder(this, transparent ?? new HashSet<string>(), runTime ?? new HashSet<string>());
    }

    /// <summary>
    /// Stands in a text for a value that only a run tells. It is of Unicode's private use, so that no file has it for anything else.
    /// </summary>
    public const char RunTimeMark = '\uE000';

    /// <summary>The module's names.</summary>
    public ModuleNames Names { get; }

    internal FoldBudget Budget { get; } = new();

    /// <summary>The value of an expression at a place of the module.</summary>
    public PythonValue Fold(Expression expression, Enclosure? enclosure) => Fold(expression, FoldContext.At(Names.At(enclosure)));

    /// <summary>The value of an expression where some names are known beside those of the scope.</summary>
    public PythonValue Fold(Expression expression, FoldContext context)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(context);
        PythonValue value = Budget.Enter()
            ? FoldLiteral(expression, context)
            : new UnknownValue(expression, "it takes too many steps to work out");
        Budget.Leave();
        return value;
    }

    private PythonValue FoldLiteral(Expression expression, FoldContext context) => expression switch
    {
        StringExpression { HasNamedCharacter: true } => new UnknownValue(expression, "it names a character (\\N{…})"),
        StringExpression text => new TextValue(text, text.Value),
        BytesExpression bytes => new BytesValue(bytes, bytes.Value),
        IntegerExpression integer => new IntegerValue(integer, integer.Value),
        FloatExpression { IsImaginary: false } number => new FloatValue(number, number.Value),
        SingletonExpression { Kind: SingletonKind.None } => new NoneValue(expression),
        SingletonExpression { Kind: SingletonKind.True or SingletonKind.False } boolean =>
            new BooleanValue(boolean, boolean.Kind == SingletonKind.True),
        TupleExpression tuple => Sequence(tuple, tuple.Elements, context),
        ListExpression list => Sequence(list, list.Elements, context),
        SetExpression set => Sequence(set, set.Elements, context),
        DictionaryExpression dictionary => Dictionary(dictionary, context),
        FormattedString formatted => _operators.Formatted(formatted, context),
        NameExpression or AttributeExpression => _names.Fold(expression, context),
        CallExpression call => _calls.Fold(call, context),
        NamedExpression named => Fold(named.Value, context),
        ComprehensionExpression comprehension => _calls.Comprehension(comprehension, context),
        _ => _operators.Fold(expression, context),
    };

    internal IReadOnlyList<PythonValue> Items(IReadOnlyList<Expression> elements, FoldContext context)
    {
        List<PythonValue> items = new(elements.Count);
        foreach (Expression element in elements)
        {
            if (element is not StarredExpression starred)
            {
                items.Add(Fold(element, context));
            }
            else if (Fold(starred.Value, context) is SequenceValue sequence && Budget.Spend(sequence.Items.Count))
            {
                items.AddRange(sequence.Items);
            }
            else
            {
                items.Add(new UnknownValue(starred, "it unpacks something that is not known"));
            }
        }

        return items;
    }

    private SequenceValue Sequence(Expression node, IReadOnlyList<Expression> elements, FoldContext context) =>
        new(node, Items(elements, context));

    private PythonValue Dictionary(DictionaryExpression dictionary, FoldContext context)
    {
        List<KeyValuePair<PythonValue, PythonValue>> items = new(dictionary.Items.Count);
        foreach (DictionaryItem item in dictionary.Items)
        {
            PythonValue value = Fold(item.Value, context);
            if (item.Key is not null)
            {
                items.Add(KeyValuePair.Create(Fold(item.Key, context), value));
            }
            else if (value is DictionaryValue more && Budget.Spend(more.Items.Count))
            {
                items.AddRange(more.Items);
            }
            else
            {
                return new UnknownValue(dictionary, "it unpacks something that is not known");
            }
        }

        return new DictionaryValue(dictionary, items);
    }
}
