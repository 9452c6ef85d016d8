using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>Statements of one line.</summary>
internal sealed class SimpleStatementParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>One or more with semicolons between them, up to the end of the line.</summary>
    public void Line(Gathering<Statement> statements)
    {
        int mark = _cursor.Mark;
        do
        {
            mark = _cursor.Mark;
            statements.Add(One());
        }
        while (_cursor.Take(TokenKind.Semicolon) && _cursor.Kind != TokenKind.Newline);
        if (_cursor.Take(TokenKind.Newline))
        {
            return;
        }

        throw IsPython2(mark)
            ? _cursor.Fail("print and exec are statements here: this file is written in Python 2, which is not read")
            : _cursor.FailHere();
    }

    private bool IsPython2(int mark)
    {
        Token first = _cursor.TokenAt(mark);
        return _cursor.Mark == mark + 1
            && first.Kind == TokenKind.Name
            && _cursor.TextOf(first) is "print" or "exec"
            && ExpressionStart.Begins(_cursor.Kind);
    }

    private Statement One()
    {
        int mark = _cursor.Mark;
        switch (_cursor.Kind)
        {
            case TokenKind.Return:
                _cursor.Advance();
                Expression? returned = ExpressionStart.Begins(_cursor.Kind) ? parser.Expressions.Starred() : null;
                return new ReturnStatement(_cursor.SpanFrom(mark), returned);
            case TokenKind.Import or TokenKind.From:
                return parser.Imports.Read();
            case TokenKind.Raise:
                return Raise(mark);
            case TokenKind.Pass:
                return Flow(mark, FlowKind.Pass);
            case TokenKind.Break:
                return Flow(mark, FlowKind.Break);
            case TokenKind.Continue:
                return Flow(mark, FlowKind.Continue);
            case TokenKind.Del:
                return Delete(mark);
            case TokenKind.Assert:
                return Assert(mark);
            case TokenKind.Global:
                string[] globals = Names();
                return new GlobalStatement(_cursor.SpanFrom(mark), globals);
            case TokenKind.Nonlocal:
                string[] nonlocals = Names();
                return new NonlocalStatement(_cursor.SpanFrom(mark), nonlocals);
            case TokenKind.Name when _cursor.Peek() == TokenKind.Name && _cursor.IsWord("type"):
                return TypeAlias(mark);
            default:
                return ExpressionOrAssignment(mark);
        }
    }

    private FlowStatement Flow(int mark, FlowKind kind)
    {
        _cursor.Advance();
        return new FlowStatement(_cursor.SpanFrom(mark), kind);
    }

    private RaiseStatement Raise(int mark)
    {
        _cursor.Advance();
        Expression? exception = ExpressionStart.Begins(_cursor.Kind) ? parser.Expressions.One() : null;
        Expression? cause = exception is not null && _cursor.Take(TokenKind.From) ? parser.Expressions.One() : null;
        return new RaiseStatement(_cursor.SpanFrom(mark), exception, cause);
    }

    private DeleteStatement Delete(int mark)
    {
        _cursor.Advance();
        int list = parser.Gathered.Mark;
        do
        {
            Expression target = parser.Expressions.Operand();
            TargetCheck.Deletable(target);
            parser.Gathered.Add(target);
        }
        while (_cursor.Take(TokenKind.Comma) && ExpressionStart.Begins(_cursor.Kind));
        return new DeleteStatement(_cursor.SpanFrom(mark), parser.Gathered.TakeFrom(list));
    }

    private AssertStatement Assert(int mark)
    {
        _cursor.Advance();
        Expression test = parser.Expressions.One();
        Expression? message = _cursor.Take(TokenKind.Comma) ? parser.Expressions.One() : null;
        return new AssertStatement(_cursor.SpanFrom(mark), test, message);
    }

    private string[] Names()
    {
        _cursor.Advance();
        List<string> names = [];
        do
        {
            names.Add(_cursor.TakeName("a name"));
        }
        while (_cursor.Take(TokenKind.Comma));
        return names.ToArray();
    }

    private TypeAliasStatement TypeAlias(int mark)
    {
        _cursor.Advance();
        NameExpression name = parser.Primaries.Name();
        TypeParameter[] parameters = parser.Definitions.TypeParameters();
        _cursor.Expect(TokenKind.Assign, "'=' after the name of a type");
        Expression value = parser.Expressions.One();
        return new TypeAliasStatement(_cursor.SpanFrom(mark), name, parameters, value);
    }

    private Statement ExpressionOrAssignment(int mark)
    {
        Expression first = parser.Expressions.Value();
        switch (_cursor.Kind)
        {
            case TokenKind.Assign:
                return Assignment(mark, first);
            case TokenKind.Colon:
                return Annotated(mark, first);
        }

        if (OperatorTable.Augmented(_cursor.Kind) is not { } augmented)
        {
            return new ExpressionStatement(_cursor.SpanFrom(mark), first);
        }

        TargetCheck.Single(first, "assign with an operator to");
        _cursor.Advance();
        Expression value = parser.Expressions.Value();
        return new AugmentedAssignStatement(_cursor.SpanFrom(mark), first, augmented, value);
    }

    private AssignStatement Assignment(int mark, Expression first)
    {
        int list = parser.Gathered.Mark;
        Expression value = first;
        while (_cursor.Take(TokenKind.Assign))
        {
            TargetCheck.Assignable(value);
            parser.Gathered.Add(value);
            value = parser.Expressions.Value();
        }

        return new AssignStatement(_cursor.SpanFrom(mark), parser.Gathered.TakeFrom(list), value);
    }

    private AnnotatedAssignStatement Annotated(int mark, Expression target)
    {
        TargetCheck.Single(target, "annotate");
        _cursor.Advance();
        Expression annotation = parser.Expressions.One();
        Expression? value = _cursor.Take(TokenKind.Assign) ? parser.Expressions.Value() : null;
        bool isSimple = target is NameExpression && _cursor.TokenAt(mark).Kind == TokenKind.Name;
        return new AnnotatedAssignStatement(_cursor.SpanFrom(mark), target, annotation, value, isSimple);
    }
}
