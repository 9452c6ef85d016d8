using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Sort-Object: objects in the order of their properties, or of themselves. Equal ones keep their order.</summary>
[Cmdlet("Sort", "Object")]
public sealed class SortObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _items = [];

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Names, script blocks, or hashtables with Expression and Ascending or Descending.</summary>
    [Parameter(Position = 0)]
    [PropertyArgument]
    public object[]? Property { get; set; }

    /// <summary>From high to low, except where a hashtable says otherwise.</summary>
    [Parameter]
    public SwitchParameter Descending { get; set; }

    /// <summary>Keeps the first of each group of equal objects.</summary>
    [Parameter]
    public SwitchParameter Unique { get; set; }

    /// <summary>Writes only this many from the beginning.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Top { get; set; }

    /// <summary>Writes only this many from the end.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Bottom { get; set; }

    /// <summary>Upper and lower case differ.</summary>
    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    /// <summary>Accepted, and always so.</summary>
    [Parameter]
    public SwitchParameter Stable { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            _items.Add(InputObject);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        SortKeyComparer comparer = new(Property ?? [], Descending, new ValueComparer(CaseSensitive));
        IEnumerable<SortKey> sorted = _items.Select(comparer.KeyOf).Order(comparer);
        if (Unique)
        {
            sorted = WithoutRepetitions(sorted, comparer);
        }

        sorted = Top > 0 ? sorted.Take(Top) : sorted;
        sorted = Bottom > 0 ? sorted.TakeLast(Bottom) : sorted;
        WriteObject(sorted.Select(key => key.Item), enumerateCollection: true);
    }

    private static IEnumerable<SortKey> WithoutRepetitions(IEnumerable<SortKey> sorted, SortKeyComparer comparer)
    {
        SortKey? last = null;
        foreach (SortKey key in sorted)
        {
            if (last is null || comparer.Compare(last, key) != 0)
            {
                yield return key;
            }

            last = key;
        }
    }
}
