using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>The parameters of functions and lambdas.</summary>
internal sealed class ParameterParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>Up to the closing token, which stays.</summary>
    /// <param name="close">')' of a function, ':' of a lambda.</param>
    /// <param name="isAnnotated">Parameters of a function may have annotations.</param>
    public Parameter[] Read(TokenKind close, bool isAnnotated)
    {
        ParameterListing listing = new(_cursor);
        while (_cursor.Kind != close)
        {
            int mark = _cursor.Mark;
            switch (_cursor.Kind)
            {
                case TokenKind.Slash:
                    listing.EndPositionalOnly();
                    _cursor.Advance();
                    break;
                case TokenKind.Star:
                    _cursor.Advance();
                    listing.BeginKeywordOnly();
                    if (_cursor.Kind != TokenKind.Comma)
                    {
                        listing.Add(One(_cursor.Mark, ParameterKind.VariablePositional, isAnnotated));
                    }

                    break;
                case TokenKind.DoubleStar:
                    _cursor.Advance();
                    listing.Add(One(_cursor.Mark, ParameterKind.VariableKeyword, isAnnotated));
                    break;
                default:
                    listing.Add(One(mark, listing.Kind, isAnnotated));
                    break;
            }

            if (!_cursor.Take(TokenKind.Comma))
            {
                break;
            }
        }

        return listing.Finish();
    }

    private Parameter One(int mark, ParameterKind kind, bool isAnnotated)
    {
        string name = _cursor.TakeName("the name of a parameter");
        Expression? annotation = isAnnotated && _cursor.Take(TokenKind.Colon) ? Annotation(kind) : null;
        // As in CPython, the default is not part of the parameter's place.
        SourceSpan span = _cursor.SpanFrom(mark);
        bool isVariable = kind is ParameterKind.VariablePositional or ParameterKind.VariableKeyword;
        if (isVariable && _cursor.Kind == TokenKind.Assign)
        {
            throw _cursor.Fail("a parameter with * or ** has no default");
        }

        Expression? value = _cursor.Take(TokenKind.Assign) ? parser.Expressions.One() : null;
        return new Parameter(span, kind, name, annotation, value);
    }

    // *args: *Ts (Python 3.11).
    private Expression Annotation(ParameterKind kind) =>
        kind == ParameterKind.VariablePositional ? parser.Expressions.StarredOne(isNamed: false) : parser.Expressions.One();
}
