using System.Collections;
using System.Reflection;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Tests.Sql.Statements;

/// <summary>
/// A tree as one line: Record(Property: value, …); what is null, false, empty or only derived is left out, fragments stand in backticks.
/// </summary>
internal static class TreeText
{
    private static readonly HashSet<string> Derived = new(StringComparer.Ordinal)
    {
        "Source", "Line", "EqualityContract", "FunctionCalls", "Reads", "ModifyingQueries", "AllConstraints", "Names", "IsNotNull",
        "IsFromQuery",
        "IsDefault", "Value", "IsSystem", "IsStandard", "IsOn", "At",
    };

    /// <summary>The tree of the only statement in a text.</summary>
    public static string Of(string sql) => Write(StatementParser.Parse(Assert.Single(SqlSplitter.Split(sql))));

    /// <summary>The subcommands of an ALTER statement.</summary>
    public static string Actions(string sql) => StatementParser.Parse(Assert.Single(SqlSplitter.Split(sql))) switch
    {
        AlterTable table => Write(table.Actions),
        AlterType type => Write(type.Actions),
        AlterDomain domain => Write(domain.Action),
        AlterObject other => Write(other.Action),
        AlterExtension extension => Write(extension.Action),
        Statement statement => Write(statement),
    };

    private static string Write(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool or Enum or int => value.ToString()!,
        QualifiedName name => name.ToString(),
        TypeName type => Type(type),
        SqlFragment fragment => $"`{fragment.Text}`",
        StorageParameter parameter => parameter.Value is null ? parameter.Name : $"{parameter.Name}={parameter.Value}",
        SequenceOption option => option.Value is null ? option.Name : $"{option.Name} {option.Value}",
        SqlStringValue constant => constant.Text,
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(Write))}]",
        _ => Record(value),
    };

    private static string Type(TypeName type)
    {
        string modifiers = type.Modifiers.Count > 0 ? $"({string.Join(",", type.Modifiers)})" : "";
        string fields = type.IntervalFields is null ? "" : $" {type.IntervalFields}";
        string array = string.Concat(Enumerable.Repeat("[]", type.ArrayDimensions));
        return $"{(type.IsSet ? "setof " : "")}{type.Name}{(type.IsReference ? "%type" : "")}{fields}{modifiers}{array}";
    }

    private static string Record(object value)
    {
        IEnumerable<string> properties = value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => !Derived.Contains(property.Name) || (property.Name == "Value" && value is AlterAction))
            .Where(property => !IsNothing(property.GetValue(value), property.PropertyType))
            .Select(property => (property.Name, Value: property.GetValue(value)))
            .Select(property => $"{property.Name}: {Write(property.Value)}");
        return $"{value.GetType().Name}({string.Join(", ", properties)})";
    }

    // NO INHERIT is false and says something; a plain flag that is false does not.
    private static bool IsNothing(object? value, Type type) =>
        value is null or Persistence.Permanent || (value is false && type == typeof(bool))
        || (value is IEnumerable items and not string && !items.Cast<object>().Any());
}
