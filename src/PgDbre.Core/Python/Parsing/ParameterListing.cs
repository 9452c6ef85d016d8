using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>The order of parameters: what may follow what.</summary>
internal sealed class ParameterListing(TokenCursor cursor)
{
    private readonly List<Parameter> _items = [];
    private bool _isPositionalOnlyEnded;
    private bool _isKeywordOnly;
    private bool _isBareStar;
    private bool _isEnded;
    private bool _hasDefault;

    /// <summary>The kind of the next parameter without a star.</summary>
    public ParameterKind Kind => _isKeywordOnly ? ParameterKind.KeywordOnly : ParameterKind.PositionalOrKeyword;

    public void EndPositionalOnly()
    {
        if (_isPositionalOnlyEnded || _isKeywordOnly || _isEnded || _items.Count == 0)
        {
            throw cursor.Fail("'/' stands once, behind a parameter and before '*'");
        }

        _isPositionalOnlyEnded = true;
        for (int i = 0; i < _items.Count; i++)
        {
            _items[i] = _items[i] with { Kind = ParameterKind.PositionalOnly };
        }
    }

    public void BeginKeywordOnly()
    {
        if (_isKeywordOnly || _isEnded)
        {
            throw cursor.Fail("'*' stands once, before '**'");
        }

        _isKeywordOnly = _isBareStar = true;
    }

    public void Add(Parameter parameter)
    {
        if (_isEnded)
        {
            throw cursor.Fail("parameters cannot follow a '**' parameter");
        }

        if (parameter.Kind == ParameterKind.PositionalOrKeyword && parameter.Default is null && _hasDefault)
        {
            throw cursor.Fail("a parameter without a default follows one with a default");
        }

        CheckBareStar(parameter.Kind);
        _hasDefault |= parameter.Default is not null && !_isKeywordOnly;
        _isEnded = parameter.Kind == ParameterKind.VariableKeyword;
        _items.Add(parameter);
    }

    public Parameter[] Finish()
    {
        CheckBareStar(ParameterKind.VariableKeyword);
        return _items.Count == 0 ? [] : _items.ToArray();
    }

    // Behind a bare * comes a parameter by name.
    private void CheckBareStar(ParameterKind next)
    {
        if (_isBareStar && next == ParameterKind.VariableKeyword)
        {
            throw cursor.Fail("named parameters must follow a bare '*'");
        }

        _isBareStar = false;
    }
}
