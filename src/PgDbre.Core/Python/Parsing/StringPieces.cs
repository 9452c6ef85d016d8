using System.Text;
using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>Adjacent string literals on their way to one expression.</summary>
internal sealed class StringPieces(TokenCursor cursor)
{
    private readonly List<Expression> _parts = [];
    private readonly StringBuilder _text = new();
    private List<byte>? _bytes;
    private SourceSpan _textSpan;
    private bool _hasNamed;
    private int _plain;
    private int _formatted;
    private int _templates;

    /// <summary>A literal without fields.</summary>
    public void Add(Token token, StringBody body)
    {
        if (body.Prefix.IsBytes)
        {
            (_bytes ??= []).AddRange(EscapedText.Bytes(body.Text, body.Prefix.IsRaw, token.Start));
            return;
        }

        _plain++;
        AddText(token, body.Text, body.Prefix.IsRaw);
    }

    /// <summary>A formatted literal begins.</summary>
    public void Begin(bool isTemplate)
    {
        _formatted += isTemplate ? 0 : 1;
        _templates += isTemplate ? 1 : 0;
    }

    public void AddText(Token token, ReadOnlySpan<char> body, bool isRaw)
    {
        if (_text.Length == 0)
        {
            _textSpan = cursor.SpanOf(token);
        }

        _text.Append(EscapedText.Decode(body, isRaw, token.Start, out bool hasNamed));
        _textSpan = _textSpan with { End = token.End };
        _hasNamed |= hasNamed;
    }

    public void AddText(SourceSpan span, string text)
    {
        _textSpan = _text.Length == 0 ? span : _textSpan with { End = span.End };
        _text.Append(text);
    }

    public void AddField(FormattedValue field)
    {
        EndText();
        _parts.Add(field);
    }

    /// <summary>One expression of the kind that the pieces make together.</summary>
    public Expression Finish(SourceSpan span)
    {
        if (_bytes is not null && _plain + _formatted + _templates > 0)
        {
            throw new PythonSyntaxException("cannot mix bytes and nonbytes literals", span.Start);
        }

        if (_templates > 0 && _plain + _formatted > 0)
        {
            throw new PythonSyntaxException("cannot mix t-string literals with string or bytes literals", span.Start);
        }

        if (_bytes is not null)
        {
            return new BytesExpression(span, _bytes.ToArray());
        }

        return _formatted + _templates == 0
            ? new StringExpression(span, _text.ToString(), _hasNamed)
            : FinishFormatted(span);
    }

    public FormattedString FinishFormatted(SourceSpan span)
    {
        EndText();
        return new FormattedString(span, _templates > 0, _parts.ToArray());
    }

    private void EndText()
    {
        if (_text.Length > 0)
        {
            _parts.Add(new StringExpression(_textSpan, _text.ToString(), _hasNamed));
            _text.Clear();
            _hasNamed = false;
        }
    }
}
