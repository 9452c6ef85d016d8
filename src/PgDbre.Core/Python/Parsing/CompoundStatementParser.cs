using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>Statements with blocks: here if, the loops and try; definitions, with and match have their own classes.</summary>
internal sealed class CompoundStatementParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>Null if none begins here.</summary>
    public Statement? Read()
    {
        int mark = _cursor.Mark;
        switch (_cursor.Kind)
        {
            case TokenKind.Def or TokenKind.Class or TokenKind.At:
                return parser.Definitions.Read();
            case TokenKind.If:
                return If(mark);
            case TokenKind.For:
                return For(mark, isAsync: false);
            case TokenKind.With:
                return parser.With.Read(mark, isAsync: false);
            case TokenKind.Try:
                return Try(mark);
            case TokenKind.While:
                return While(mark);
            case TokenKind.Async:
                return Async(mark);
            case TokenKind.Name:
                return parser.Match.IsMatch() ? parser.Match.Read() : null;
            default:
                return null;
        }
    }

    private Statement Async(int mark)
    {
        switch (_cursor.Peek())
        {
            case TokenKind.Def:
                return parser.Definitions.Read();
            case TokenKind.For:
                _cursor.Advance();
                return For(mark, isAsync: true);
            case TokenKind.With:
                _cursor.Advance();
                return parser.With.Read(mark, isAsync: true);
            default:
                throw _cursor.Fail("'async' stands before def, for or with");
        }
    }

    private IfStatement If(int mark)
    {
        List<IfBranch> branches = new(1);
        do
        {
            int start = _cursor.Mark;
            _cursor.Advance();
            Expression test = parser.Expressions.Named();
            Statement[] body = parser.Blocks.Read();
            branches.Add(new IfBranch(_cursor.SpanFrom(start), test, body));
        }
        while (_cursor.Kind == TokenKind.Elif);
        Statement[] orElse = Else();
        return new IfStatement(SpanFrom(mark), branches.ToArray(), orElse);
    }

    private ForStatement For(int mark, bool isAsync)
    {
        _cursor.Advance();
        Expression target = parser.Comprehensions.Targets();
        _cursor.Expect(TokenKind.In, "'in' after the target of a loop");
        Expression iterable = parser.Expressions.Starred();
        Statement[] body = parser.Blocks.Read();
        Statement[] orElse = Else();
        return new ForStatement(SpanFrom(mark), isAsync, target, iterable, body, orElse);
    }

    private WhileStatement While(int mark)
    {
        _cursor.Advance();
        Expression test = parser.Expressions.Named();
        Statement[] body = parser.Blocks.Read();
        Statement[] orElse = Else();
        return new WhileStatement(SpanFrom(mark), test, body, orElse);
    }

    private TryStatement Try(int mark)
    {
        _cursor.Advance();
        Statement[] body = parser.Blocks.Read();
        List<ExceptHandler> handlers = new(1);
        bool? isGroup = null;
        while (_cursor.Kind == TokenKind.Except)
        {
            handlers.Add(Handler(ref isGroup));
        }

        Statement[] orElse = handlers.Count > 0 ? Else() : [];
        Statement[] last = _cursor.Take(TokenKind.Finally) ? parser.Blocks.Read() : [];
        if (handlers.Count == 0 && last.Length == 0)
        {
            throw _cursor.Fail("expected 'except' or 'finally'");
        }

        return new TryStatement(SpanFrom(mark), isGroup ?? false, body, handlers.ToArray(), orElse, last);
    }

    private ExceptHandler Handler(ref bool? isGroup)
    {
        int mark = _cursor.Mark;
        _cursor.Advance();
        bool isStarred = _cursor.Take(TokenKind.Star);
        if (isStarred != (isGroup ?? isStarred))
        {
            throw _cursor.Fail("cannot have both 'except' and 'except*' on the same 'try'");
        }

        isGroup = isStarred;
        Expression? type = _cursor.Kind == TokenKind.Colon && !isStarred ? null : HandledTypes();
        string? name = type is not null && _cursor.Take(TokenKind.As) ? _cursor.TakeName("a name after 'as'") : null;
        Statement[] body = parser.Blocks.Read();
        return new ExceptHandler(SpanFrom(mark), type, name, body);
    }

    // Several types without parentheses (Python 3.14) take no name.
    private Expression HandledTypes()
    {
        int mark = _cursor.Mark;
        Expression first = parser.Expressions.One();
        if (_cursor.Kind != TokenKind.Comma)
        {
            return first;
        }

        int list = parser.Gathered.Mark;
        parser.Gathered.Add(first);
        while (_cursor.Take(TokenKind.Comma) && ExpressionStart.Begins(_cursor.Kind))
        {
            parser.Gathered.Add(parser.Expressions.One());
        }

        TupleExpression types = new(_cursor.SpanFrom(mark), parser.Gathered.TakeFrom(list));
        return _cursor.Kind == TokenKind.As ? throw _cursor.Fail("multiple exception types must be parenthesized when using 'as'") : types;
    }

    private Statement[] Else() => _cursor.Take(TokenKind.Else) ? parser.Blocks.Read() : [];

    private SourceSpan SpanFrom(int mark) => _cursor.SpanFrom(mark);
}
