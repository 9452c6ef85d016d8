using System.Buffers;
using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Parsing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python;

/// <summary>
/// Reads Python source, 3.8 to 3.14, without Python: the tree that CPython's ast module gives, with the comments. Every file ends as a
/// tree or as a problem with its line; nothing is thrown for what a file holds.
/// </summary>
public static class PythonReader
{
    /// <summary>Reads the bytes of a file, whose byte order mark or coding comment tells the encoding.</summary>
    public static PythonReading Read(ReadOnlySpan<byte> file)
    {
        string? text = SourceDecoder.Decode(file, out string? fault, out int line);
        return text is null ? new PythonReading(null, new PythonProblem(fault!, line, 0)) : Read(text);
    }

    /// <summary>Reads text; a coding comment in it means nothing.</summary>
    public static PythonReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string source = text.StartsWith('\ufeff') ? text[1..] : text;
        int nul = source.IndexOf('\0', StringComparison.Ordinal);
        TokenList tokens = Tokenizer.Tokenize(nul < 0 ? source : source[..nul]);
        PythonSource lines = new(source, tokens.LineStarts);
        try
        {
            return nul < 0
                ? new PythonReading(Module(lines, tokens), null)
                : Refuse(lines, "source code cannot contain NUL bytes", nul);
        }
        catch (PythonSyntaxException refusal)
        {
            // Behind a bracket that never closes, everything reads wrong: the bracket is the cause.
            return tokens.Unclosed is { } bracket && refusal.Offset > bracket
                ? Refuse(lines, tokens.Fault!, bracket)
                : Refuse(lines, refusal.Message, refusal.Offset);
        }
        finally
        {
            ArrayPool<Token>.Shared.Return(tokens.Tokens);
        }
    }

    private static PythonModule Module(PythonSource source, TokenList tokens)
    {
        Parser parser = new(new TokenCursor(source.Text, tokens));
        PythonModule module = new(source, parser.Blocks.Module(), tokens.Comments);
        // No tree is higher than its longest line has tokens.
        if (tokens.LongestLine > TreeHeight.Most)
        {
            TreeHeight.Check(module);
        }

        return module;
    }

    private static PythonReading Refuse(PythonSource source, string reason, int offset)
    {
        SourceSpan place = source.Span(offset, offset);
        return new PythonReading(null, new PythonProblem(reason, place.Line, place.Column));
    }
}
