using System.Globalization;
using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Running figures over one series of values.</summary>
internal sealed class Statistics
{
    private static readonly ValueComparer Comparer = new(caseSensitive: true);

    private double _sumOfSquaredDeviations;
    private double _mean;
    private int _numbers;

    public int Count { get; set; }

    public double? Sum { get; private set; }

    public double? Average => _numbers > 0 ? Sum / _numbers : null;

    public double? StandardDeviation => _numbers > 1 ? Math.Sqrt(_sumOfSquaredDeviations / (_numbers - 1)) : _numbers == 1 ? 0 : null;

    public object? Maximum { get; private set; }

    public object? Minimum { get; private set; }

    /// <summary>Takes a number, or text that is one; false for anything else.</summary>
    public bool TryAddNumber(object value)
    {
        if (!LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double number))
        {
            return false;
        }

        // Welford's method: no catastrophic cancellation for large values with small differences.
        _numbers++;
        Sum = (Sum ?? 0) + number;
        double before = number - _mean;
        _mean += before / _numbers;
        _sumOfSquaredDeviations += before * (number - _mean);
        return true;
    }

    public void AddExtremes(object value)
    {
        object comparable = LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double number) ? number : value;
        if (Maximum is null || Comparer.Compare(comparable, Maximum) > 0)
        {
            Maximum = comparable;
        }

        if (Minimum is null || Comparer.Compare(comparable, Minimum) < 0)
        {
            Minimum = comparable;
        }
    }
}
