using System.Text;

namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>A string constant in an expression may hold line breaks; such a property ends only where its quote closes.</summary>
internal sealed class OpenLiteral
{
    private readonly StringBuilder _text = new();
    private TextScope? _scope;
    private char _quote;

    public bool IsOpen => _scope is not null;

    /// <summary>Looks whether the property just read goes on in the next line.</summary>
    public void Begin(TextScope scope, string text)
    {
        _quote = QuoteAfter(text, '\0');
        if (_quote != '\0')
        {
            _scope = scope;
            _text.Clear().Append(text);
        }
    }

    public void Continue(string line)
    {
        _text.Append('\n').Append(line);
        _quote = QuoteAfter(line, _quote);
        if (_quote == '\0')
        {
            Close();
        }
    }

    /// <summary>Ends the property, closed or not: what follows is no part of it.</summary>
    public void Close()
    {
        if (_scope is not null)
        {
            TextProperty.Add(_scope, _text.ToString());
            _scope = null;
        }
    }

    private static char QuoteAfter(string text, char quote)
    {
        foreach (char c in text)
        {
            if (c is '\'' or '"')
            {
                quote = quote == '\0' ? c : c == quote ? '\0' : quote;
            }
        }

        return quote;
    }
}
