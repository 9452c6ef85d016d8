using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Tests.Python;

/// <summary>An expression with a parenthesis around everything that holds together.</summary>
internal static class Shape
{
    public static string Of(string text) => Of(Source.Statement<ExpressionStatement>(text).Value);

    public static string Of(SyntaxNode? node) => node switch
    {
        null => "",
        NameExpression name => name.Name,
        IntegerExpression integer => integer.Value.ToString(),
        StringExpression text => $"'{text.Value}'",
        SingletonExpression singleton => singleton.Kind.ToString(),
        BinaryExpression binary => $"({Of(binary.Left)} {binary.Operator} {Of(binary.Right)})",
        UnaryExpression unary => $"({unary.Operator} {Of(unary.Operand)})",
        BooleanExpression boolean => $"({string.Join(boolean.IsAnd ? " and " : " or ", boolean.Values.Select(Of))})",
        CompareExpression compare => $"({Of(compare.Left)}{string.Concat(compare.Operators.Zip(compare.Comparators, (op, right) => $" {op} {Of(right)}"))})",
        ConditionalExpression conditional => $"({Of(conditional.Body)} if {Of(conditional.Test)} else {Of(conditional.OrElse)})",
        NamedExpression named => $"({Of(named.Target)} := {Of(named.Value)})",
        LambdaExpression lambda => $"(lambda {string.Join(", ", lambda.Parameters.Select(Of))}: {Of(lambda.Body)})",
        Parameter parameter => $"{parameter.Kind} {parameter.Name}{(parameter.Default is null ? "" : "=" + Of(parameter.Default))}",
        AwaitExpression awaited => $"(await {Of(awaited.Value)})",
        YieldExpression yielded => $"(yield{(yielded.IsFrom ? " from" : "")} {Of(yielded.Value)})",
        StarredExpression starred => $"*{Of(starred.Value)}",
        AttributeExpression attribute => $"{Of(attribute.Value)}.{attribute.Name}",
        SubscriptExpression subscript => $"{Of(subscript.Value)}[{Of(subscript.Index)}]",
        SliceExpression slice => $"{Of(slice.Lower)}:{Of(slice.Upper)}:{Of(slice.Step)}",
        CallExpression call => $"{Of(call.Function)}({string.Join(", ", call.Arguments.Cast<SyntaxNode>().Concat(call.Keywords).Select(Of))})",
        KeywordArgument keyword => keyword.Name is null ? $"**{Of(keyword.Value)}" : $"{keyword.Name}={Of(keyword.Value)}",
        TupleExpression tuple => $"<{string.Join(", ", tuple.Elements.Select(Of))}>",
        ListExpression list => $"[{string.Join(", ", list.Elements.Select(Of))}]",
        SetExpression set => $"{{{string.Join(", ", set.Elements.Select(Of))}}}",
        DictionaryExpression dictionary => $"{{{string.Join(", ", dictionary.Items.Select(Of))}}}",
        DictionaryItem item => item.Key is null ? $"**{Of(item.Value)}" : $"{Of(item.Key)}: {Of(item.Value)}",
        ComprehensionExpression made => $"{made.Kind}({Of(made.Element)}{(made.Value is null ? "" : ": " + Of(made.Value))}{string.Concat(made.Clauses.Select(Of))})",
        ComprehensionClause clause => $"{(clause.IsAsync ? " async" : "")} for {Of(clause.Target)} in {Of(clause.Iterable)}"
            + string.Concat(clause.Conditions.Select(condition => $" if {Of(condition)}")),
        FormattedString formatted => $"{(formatted.IsTemplate ? "t" : "f")}({string.Join(" ", formatted.Parts.Select(Of))})",
        FormattedValue field => $"{{{Of(field.Value)}{(field.Conversion is null ? "" : "!" + field.Conversion)}{(field.Format is null ? "" : ":" + Of(field.Format))}}}",
        _ => node.GetType().Name,
    };
}
