using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>What may stand on the left of an assignment.</summary>
internal static class TargetCheck
{
    /// <summary>A name, an attribute, a subscript, or a row of them.</summary>
    public static void Assignable(Expression target)
    {
        switch (target)
        {
            case NameExpression or AttributeExpression or SubscriptExpression:
                return;
            case StarredExpression starred when starred.Value is not StarredExpression:
                Assignable(starred.Value);
                return;
            case TupleExpression tuple:
                All(tuple.Elements, Assignable);
                return;
            case ListExpression list:
                All(list.Elements, Assignable);
                return;
            default:
                throw Refuse("assign to", target);
        }
    }

    /// <summary>The same for del, where nothing is starred.</summary>
    public static void Deletable(Expression target)
    {
        switch (target)
        {
            case NameExpression or AttributeExpression or SubscriptExpression:
                return;
            case TupleExpression tuple:
                All(tuple.Elements, Deletable);
                return;
            case ListExpression list:
                All(list.Elements, Deletable);
                return;
            default:
                throw Refuse("delete", target);
        }
    }

    /// <summary>One place: for += and for an annotation.</summary>
    public static void Single(Expression target, string what)
    {
        if (target is not (NameExpression or AttributeExpression or SubscriptExpression))
        {
            throw Refuse(what, target);
        }
    }

    private static void All(IReadOnlyList<Expression> targets, Action<Expression> check)
    {
        for (int i = 0; i < targets.Count; i++)
        {
            check(targets[i]);
        }
    }

    private static PythonSyntaxException Refuse(string what, Expression target) => new($"cannot {what} {Name(target)}", target.Span.Start);

    private static string Name(Expression target) => target switch
    {
        CallExpression => "a function call",
        StringExpression or BytesExpression or IntegerExpression or FloatExpression => "a literal",
        FormattedString => "a formatted string",
        SingletonExpression singleton => singleton.Kind.ToString(),
        CompareExpression => "a comparison",
        ComprehensionExpression => "a comprehension",
        LambdaExpression => "a lambda",
        ConditionalExpression => "a conditional expression",
        TupleExpression => "a tuple",
        ListExpression => "a list",
        StarredExpression => "a starred expression",
        YieldExpression => "a yield expression",
        AwaitExpression => "an await expression",
        _ => "an expression",
    };
}
