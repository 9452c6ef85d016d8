using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>The sequence that a default takes its numbers from.</summary>
internal static class SequenceName
{
    /// <summary>True if the default is nextval of that sequence; a schema on one side only is not compared.</summary>
    public static bool IsIn(SqlExpression? expression, QualifiedName sequence)
    {
        if (expression is null)
        {
            return false;
        }

        foreach (FunctionCall call in expression.FunctionCalls.Where(call => call.Name.Name == "nextval"))
        {
            if (call.Arguments?.Tokens.FirstOrDefault(token => token.Kind == SqlTokenKind.String) is { Length: > 0 } constant
                && Last(SqlStringValue.Of(constant).Text) == sequence.Name)
            {
                return true;
            }
        }

        return false;
    }

    private static string Last(string name)
    {
        List<SqlToken> parts = SqlTokenizer.Tokenize(name);
        return parts.Count > 0 ? parts[^1].Identifier ?? "" : "";
    }
}
