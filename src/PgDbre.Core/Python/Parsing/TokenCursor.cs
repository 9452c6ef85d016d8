using System.Runtime.CompilerServices;
using System.Text;
using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>Where the parser stands in the tokens. A mark is the index of a token; going back to one costs nothing.</summary>
internal sealed class TokenCursor(string text, TokenList list)
{
    // Levels of the parser's own recursion. Brackets and blocks are bounded by the tokenizer; this bounds "not not not …" and the like.
    private const int MostLevels = 1000;

    private readonly Token[] _tokens = list.Tokens;
    private readonly int[] _lineStarts = list.LineStarts;
    private readonly NameTable _names = new();
    private int _level;

    /// <summary>Index of the current token.</summary>
    public int Mark { get; private set; }

    public TokenKind Kind => _tokens[Mark].Kind;

    public Token Current => _tokens[Mark];

    public ReadOnlySpan<char> CurrentText => TextOf(_tokens[Mark]);

    public string Text => text;

    /// <summary>The kind of the token one or two ahead.</summary>
    public TokenKind Peek(int ahead = 1) => _tokens[Mark + ahead].Kind;

    public Token TokenAt(int index) => _tokens[index];

    public ReadOnlySpan<char> TextOf(Token token) => text.AsSpan(token.Start, token.End - token.Start);

    public void Advance() => Mark++;

    public void GoBack(int mark) => Mark = mark;

    public bool Take(TokenKind kind)
    {
        if (_tokens[Mark].Kind != kind)
        {
            return false;
        }

        Mark++;
        return true;
    }

    public void Expect(TokenKind kind, string expected)
    {
        if (!Take(kind))
        {
            throw Fail($"expected {expected}");
        }
    }

    /// <summary>True for a name with this text: a soft keyword.</summary>
    public bool IsWord(string word) => Kind == TokenKind.Name && CurrentText.SequenceEqual(word);

    public string TakeName(string expected)
    {
        if (Kind != TokenKind.Name)
        {
            throw Fail($"expected {expected}");
        }

        string name = NameOf(CurrentText);
        Mark++;
        return name;
    }

    /// <summary>From the first character of a token to the last one consumed; the end of a line or a block has none.</summary>
    public SourceSpan SpanFrom(int mark)
    {
        Token first = _tokens[mark];
        int last = Mark - 1;
        while (last > mark && _tokens[last].Kind is TokenKind.Newline or TokenKind.Dedent)
        {
            last--;
        }

        return new SourceSpan(first.Start, Math.Max(first.Start, _tokens[last].End), first.Line, first.Start - _lineStarts[first.Line - 1]);
    }

    /// <summary>A piece of the text that is no token of its own.</summary>
    public SourceSpan SpanOf(Token token) =>
        new(token.Start, token.End, token.Line, token.Start - _lineStarts[token.Line - 1]);

    public void Enter()
    {
        if (++_level > MostLevels || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Fail("the expression nests too deeply to be read");
        }
    }

    public void Leave() => _level--;

    /// <summary>Why the current token does not fit; where it is the tokenizer's error, that one's reason.</summary>
    public PythonSyntaxException Fail(string reason)
    {
        Token token = _tokens[Mark];
        return token.Kind == TokenKind.Error
            ? new PythonSyntaxException(list.Fault!, token.Start)
            : new PythonSyntaxException(token.Kind == TokenKind.Indent ? "unexpected indent" : reason, token.Start);
    }

    /// <summary>"invalid syntax at …" for the current token.</summary>
    public PythonSyntaxException FailHere() => Kind switch
    {
        TokenKind.Newline or TokenKind.End => Fail("invalid syntax: the line ends too early"),
        TokenKind.Dedent => Fail("invalid syntax: the block ends too early"),
        _ => Fail($"invalid syntax at '{CurrentText[..Math.Min(CurrentText.Length, 40)].ToString()}'"),
    };

    // PEP 3131: names are compared in their compatibility form.
    private string NameOf(ReadOnlySpan<char> name) =>
        Ascii.IsValid(name) ? _names.Get(name) : _names.Get(name.ToString().Normalize(NormalizationForm.FormKC));
}
