using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>Functions and classes with their decorators.</summary>
internal sealed class DefinitionParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    public Statement Read()
    {
        Expression[] decorators = Decorators();
        int mark = _cursor.Mark;
        bool isAsync = _cursor.Take(TokenKind.Async);
        if (_cursor.Take(TokenKind.Def))
        {
            return Function(mark, isAsync, decorators);
        }

        if (isAsync || !_cursor.Take(TokenKind.Class))
        {
            throw _cursor.Fail("expected a function or a class behind the decorators");
        }

        return Class(mark, decorators);
    }

    /// <summary>[T: Bound = Default, *Ts, **P]; none if no bracket opens.</summary>
    public TypeParameter[] TypeParameters()
    {
        if (!_cursor.Take(TokenKind.LeftBracket))
        {
            return [];
        }

        List<TypeParameter> parameters = [];
        do
        {
            parameters.Add(One());
        }
        while (_cursor.Take(TokenKind.Comma) && _cursor.Kind != TokenKind.RightBracket);
        _cursor.Expect(TokenKind.RightBracket, "']' or ','");
        return parameters.ToArray();
    }

    private Expression[] Decorators()
    {
        int list = parser.Gathered.Mark;
        while (_cursor.Take(TokenKind.At))
        {
            parser.Gathered.Add(parser.Expressions.Named());
            _cursor.Expect(TokenKind.Newline, "the end of the line after a decorator");
        }

        return parser.Gathered.TakeFrom(list);
    }

    private FunctionDefinition Function(int mark, bool isAsync, Expression[] decorators)
    {
        string name = _cursor.TakeName("the name of a function");
        TypeParameter[] types = TypeParameters();
        _cursor.Expect(TokenKind.LeftParenthesis, "'('");
        Parameter[] parameters = parser.Parameters.Read(TokenKind.RightParenthesis, isAnnotated: true);
        _cursor.Expect(TokenKind.RightParenthesis, "')' or ','");
        Expression? returns = _cursor.Take(TokenKind.Arrow) ? parser.Expressions.One() : null;
        Statement[] body = parser.Blocks.Read();
        return new FunctionDefinition(_cursor.SpanFrom(mark), isAsync, name, types, parameters, returns, body, decorators);
    }

    private ClassDefinition Class(int mark, Expression[] decorators)
    {
        string name = _cursor.TakeName("the name of a class");
        TypeParameter[] types = TypeParameters();
        (Expression[] bases, KeywordArgument[] keywords) =
            _cursor.Kind == TokenKind.LeftParenthesis ? parser.Arguments.Read(mayBeGenerator: false) : ([], []);
        Statement[] body = parser.Blocks.Read();
        return new ClassDefinition(_cursor.SpanFrom(mark), name, types, bases, keywords, body, decorators);
    }

    private TypeParameter One()
    {
        int mark = _cursor.Mark;
        TypeParameterKind kind = _cursor.Take(TokenKind.Star) ? TypeParameterKind.TypeVariableTuple
            : _cursor.Take(TokenKind.DoubleStar) ? TypeParameterKind.ParameterSpecification
            : TypeParameterKind.TypeVariable;
        string name = _cursor.TakeName("the name of a type parameter");
        Expression? bound = kind == TypeParameterKind.TypeVariable && _cursor.Take(TokenKind.Colon) ? parser.Expressions.One() : null;
        Expression? value = _cursor.Take(TokenKind.Assign) ? Default(kind) : null;
        return new TypeParameter(_cursor.SpanFrom(mark), kind, name, bound, value);
    }

    private Expression Default(TypeParameterKind kind) =>
        kind == TypeParameterKind.TypeVariableTuple ? parser.Expressions.StarredOne(isNamed: false) : parser.Expressions.One();
}
