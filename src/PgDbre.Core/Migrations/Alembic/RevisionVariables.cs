using PgDbre.Core.Python.Names;
using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic;

/// <summary>The variables at the top of a revision file.</summary>
internal sealed class RevisionVariables(ConstantFolder folder)
{
    private readonly List<UndecidedPart> _undecided = [];

    public IReadOnlyList<UndecidedPart> Undecided => _undecided;

    /// <summary>A string; null if there is none.</summary>
    public string? Text(string name) => Value(name) is { } value ? Known(name, value) : null;

    /// <summary>A string, or a row of them; None is an empty one.</summary>
    public IReadOnlyList<string> List(string name) => Value(name) switch
    {
        null or NoneValue => [],
        SequenceValue row => [.. row.Items.Select(item => Known(name, item)).OfType<string>()],
        PythonValue value => Known(name, value) is { } text ? [text] : [],
    };

    // The last assignment counts, as it does for Python.
    private PythonValue? Value(string name)
    {
        Binding? binding = folder.Names.Top.BindingsOf(name).LastOrDefault(candidate => candidate.Kind == BindingKind.Assignment);
        return binding?.Value is { } value ? folder.Fold(value, FoldContext.At(folder.Names.Top)) : null;
    }

    private string? Known(string name, PythonValue value)
    {
        if (value is not (TextValue or NoneValue))
        {
            Expression node = value.Node;
            string reason = value is UnknownValue unknown ? unknown.Reason : "it is no string";
            _undecided.Add(new UndecidedPart($"{name} is not known: {reason}", node.Line, node.Column));
        }

        return value.AsText;
    }
}
