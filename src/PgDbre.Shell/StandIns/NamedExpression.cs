using System.Collections;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace PgDbre.Shell.StandIns;

/// <summary>
/// One element of a -Property parameter: a property name (wildcards allowed), a script block, or a hashtable with
/// Name or Label, Expression, and for sorting Ascending or Descending; the keys may be shortened, as in PowerShell.
/// </summary>
/// <param name="Label">The new name; null where the property keeps its own.</param>
/// <param name="Expression">What is evaluated for each object.</param>
/// <param name="Descending">The element's own direction; null where the cmdlet's counts.</param>
internal sealed record NamedExpression(string? Label, PSPropertyExpression Expression, bool? Descending)
{
    private static readonly string[] Keys = ["name", "label", "expression", "ascending", "descending"];

    /// <exception cref="ArgumentException">The element is of another type, or a key is unknown.</exception>
    public static NamedExpression Parse(object element)
    {
        object value = element is PSObject wrapped ? wrapped.BaseObject : element;
        return value is IDictionary table ? FromTable(table) : new NamedExpression(null, ToExpression(value), null);
    }

    /// <summary>Names and values of one object. A plain name the object lacks gives null, a wildcard gives nothing.</summary>
    public IEnumerable<(string Name, object? Value)> Resolve(PSObject target)
    {
        (string Name, object? Value)[] found =
        [
            .. from name in Expression.ResolveNames(target)
               from result in name.GetValues(target)
               select (Label ?? result.ResolvedExpression.ToString(), result.Result),
        ];
        return found.Length > 0 || Expression.HasWildCardCharacters ? found : [(Label ?? Expression.ToString(), null)];
    }

    /// <summary>The single value of one object, and whether the object has it.</summary>
    public (bool Exists, object? Value) Evaluate(PSObject target)
    {
        List<PSPropertyExpressionResult> results = Expression.GetValues(target);
        return results.Count > 0 && results[0].Exception is null ? (true, results[0].Result) : (false, null);
    }

    private static NamedExpression FromTable(IDictionary table)
    {
        string? label = null;
        PSPropertyExpression? expression = null;
        bool? descending = null;
        foreach (DictionaryEntry entry in table)
        {
            switch (FullKey(entry.Key))
            {
                case "name" or "label":
                    label = LanguagePrimitives.ConvertTo<string>(entry.Value);
                    break;
                case "expression":
                    expression = ToExpression(entry.Value);
                    break;
                case "descending":
                    descending = LanguagePrimitives.IsTrue(entry.Value);
                    break;
                case "ascending":
                    descending = !LanguagePrimitives.IsTrue(entry.Value);
                    break;
            }
        }

        // A name alone is the property of that name, as in Select-Object @{Name='Id'}.
        return new NamedExpression(label, expression ?? ToExpression(label), descending);
    }

    private static string FullKey(object key)
    {
        string text = key.ToString() ?? "";
        return Array.Find(Keys, full => text.Length > 0 && full.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"The key '{text}' is not one of Name, Label, Expression, Ascending, Descending.");
    }

    private static PSPropertyExpression ToExpression(object? value) => value switch
    {
        PSObject wrapped => ToExpression(wrapped.BaseObject),
        ScriptBlock script => new PSPropertyExpression(script),
        string name when name.Length > 0 => new PSPropertyExpression(name),
        _ => throw new ArgumentException($"A property is a name, a script block or a hashtable, not {value?.GetType().Name ?? "null"}."),
    };
}
