using System.Collections;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace PgDbre.Shell.StandIns;

/// <summary>What Select-Object makes of one object: a new object with some properties, or the values of one property.</summary>
internal sealed class PropertySelection
{
    private readonly NamedExpression[] _properties;
    private readonly WildcardPattern[] _excluded;
    private readonly string? _expanded;

    public PropertySelection(object[]? properties, string[]? excluded, string? expanded)
    {
        // Excluding alone means: all but these.
        object[] wanted = properties ?? (expanded is null ? ["*"] : []);
        _properties = [.. wanted.Select(NamedExpression.Parse)];
        _excluded = [.. (excluded ?? []).Select(name => new WildcardPattern(name, WildcardOptions.IgnoreCase))];
        _expanded = expanded;
    }

    public IEnumerable<PSObject> Apply(PSObject source, Action<ErrorRecord> onError)
    {
        (string Name, object? Value)[] values = [.. _properties.SelectMany(property => property.Resolve(source)).Where(value => !IsExcluded(value.Name))];
        if (_expanded is not null)
        {
            return Expand(source, values, onError);
        }

        PSObject selected = new();
        selected.TypeNames.Insert(0, "Selected." + source.BaseObject.GetType());
        AddProperties(selected, values, onError);
        return [selected];
    }

    private bool IsExcluded(string name) => _excluded.Any(pattern => pattern.IsMatch(name));

    private List<PSObject> Expand(PSObject source, (string Name, object? Value)[] values, Action<ErrorRecord> onError)
    {
        List<PSPropertyExpressionResult> results = new PSPropertyExpression(_expanded).GetValues(source);
        if (results.Count != 1)
        {
            string problem = results.Count == 0 ? "cannot be found" : "is more than one";
            ArgumentException failure = new($"Property \"{_expanded}\" {problem}.");
            string errorId = results.Count == 0 ? "ExpandPropertyNotFound" : "MutlipleExpandProperties";
            onError(new ErrorRecord(failure, errorId, ErrorCategory.InvalidArgument, source));
            return [];
        }

        object? value = results[0].Result;
        IEnumerable elements = LanguagePrimitives.GetEnumerable(value) ?? new[] { value };
        List<PSObject> expanded = [];
        foreach (object element in elements.Cast<object?>().OfType<object>())
        {
            // A copy where properties are added: the element belongs to the source.
            PSObject item = PSObject.AsPSObject(element);
            item = values.Length > 0 ? item.Copy() : item;
            AddProperties(item, values, onError);
            expanded.Add(item);
        }

        return expanded;
    }

    private static void AddProperties(PSObject target, (string Name, object? Value)[] values, Action<ErrorRecord> onError)
    {
        foreach ((string name, object? value) in values)
        {
            if (target.Properties[name] is null)
            {
                target.Properties.Add(new PSNoteProperty(name, value));
                continue;
            }

            PSArgumentException failure = new($"The property cannot be processed because the property \"{name}\" already exists.");
            onError(new ErrorRecord(failure, "AlreadyExistingUserSpecifiedPropertyNoExpand", ErrorCategory.InvalidOperation, target));
        }
    }
}
