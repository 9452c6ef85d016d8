using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace PgDbre.Shell.StandIns;

/// <summary>Measure-Object: count, sum, average, extremes and standard deviation of objects or of their properties.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Object")]
[OutputType(typeof(MeasureInfo))]
public sealed class MeasureObjectCommand : PSCmdlet
{
    private readonly Dictionary<string, Statistics> _statistics = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Names (wildcards allowed) or script blocks; without it the object itself.</summary>
    [Parameter(Position = 0)]
    [PropertyArgument]
    public object[]? Property { get; set; }

    /// <summary>Adds the sum.</summary>
    [Parameter]
    public SwitchParameter Sum { get; set; }

    /// <summary>Adds the arithmetic mean.</summary>
    [Parameter]
    public SwitchParameter Average { get; set; }

    /// <summary>Adds the greatest value, which may be anything comparable.</summary>
    [Parameter]
    public SwitchParameter Maximum { get; set; }

    /// <summary>Adds the least value.</summary>
    [Parameter]
    public SwitchParameter Minimum { get; set; }

    /// <summary>Adds the sample standard deviation.</summary>
    [Parameter]
    public SwitchParameter StandardDeviation { get; set; }

    /// <summary>Adds all of them.</summary>
    [Parameter]
    public SwitchParameter AllStats { get; set; }

    private bool NeedsNumbers => AllStats || Sum || Average || StandardDeviation;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }

        if (Property is null)
        {
            Measure("", InputObject.BaseObject);
            return;
        }

        foreach (NamedExpression property in Property.Select(NamedExpression.Parse))
        {
            foreach (PSPropertyExpressionResult result in property.Expression.ResolveNames(InputObject).SelectMany(name => name.GetValues(InputObject)))
            {
                if (result.Result is not null)
                {
                    Measure(result.ResolvedExpression.ToString(), result.Result);
                }
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Property is null && _statistics.Count == 0)
        {
            _statistics[""] = new Statistics();
        }

        foreach ((string name, Statistics statistics) in _statistics)
        {
            PSObject output = PSObject.AsPSObject(ToInfo(name, statistics));
            // The engine has the view of the real cmdlet's type.
            output.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.GenericMeasureInfo");
            WriteObject(output);
        }
    }

    private void Measure(string name, object value)
    {
        if (!_statistics.TryGetValue(name, out Statistics? statistics))
        {
            _statistics[name] = statistics = new Statistics();
        }

        statistics.Count++;
        if (NeedsNumbers && !statistics.TryAddNumber(value))
        {
            InvalidOperationException failure = new($"Input object \"{value}\" is not numeric.");
            WriteError(new ErrorRecord(failure, "NonNumericInputObject", ErrorCategory.InvalidType, value));
            return;
        }

        statistics.AddExtremes(value);
    }

    private MeasureInfo ToInfo(string name, Statistics statistics) => new()
    {
        Count = statistics.Count,
        Average = AllStats || Average ? statistics.Average : null,
        Sum = AllStats || Sum ? statistics.Sum : null,
        Maximum = AllStats || Maximum ? statistics.Maximum : null,
        Minimum = AllStats || Minimum ? statistics.Minimum : null,
        StandardDeviation = AllStats || StandardDeviation ? statistics.StandardDeviation : null,
        Property = Property is null ? null : name,
    };
}
