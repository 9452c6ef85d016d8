using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Select-Object: some of the objects, or some of their properties.</summary>
[Cmdlet(VerbsCommon.Select, "Object")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private readonly Queue<PSObject> _tail = [];
    private UniqueObjects? _unique;
    private PropertySelection? _selection;
    private int _seen;

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Names, wildcards, or hashtables with Name and Expression.</summary>
    [Parameter(Position = 0)]
    [PropertyArgument]
    public object[]? Property { get; set; }

    /// <summary>Properties to leave out; wildcards allowed.</summary>
    [Parameter]
    public string[]? ExcludeProperty { get; set; }

    /// <summary>Writes the value of this property instead of the object, each element of a list on its own.</summary>
    [Parameter]
    public string? ExpandProperty { get; set; }

    /// <summary>Leaves out repetitions.</summary>
    [Parameter]
    public SwitchParameter Unique { get; set; }

    /// <summary>Compares text without case for -Unique.</summary>
    [Parameter]
    public SwitchParameter CaseInsensitive { get; set; }

    /// <summary>Objects from the beginning; the commands before this one are ended when they are complete.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; }

    /// <summary>Objects from the end.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; }

    /// <summary>Objects passed over: from the beginning, or from the end with -Last.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    private bool HasFirst => MyInvocation.BoundParameters.ContainsKey(nameof(First));

    private bool HasLast => MyInvocation.BoundParameters.ContainsKey(nameof(Last));

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _unique = Unique ? new UniqueObjects(new ValueComparer(!CaseInsensitive)) : null;
        bool selects = Property is not null || ExcludeProperty is not null || ExpandProperty is not null;
        _selection = selects ? new PropertySelection(Property, ExcludeProperty, ExpandProperty) : null;
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }

        if (HasFirst && !HasLast && First == 0)
        {
            StopUpstream();
        }

        _seen++;
        if (HasLast && !(HasFirst && _seen <= First))
        {
            Keep(InputObject);
        }
        else if (HasLast || _seen > Skip)
        {
            Emit(InputObject);
        }

        if (HasFirst && !HasLast && _seen == First + Skip)
        {
            StopUpstream();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        while (_tail.Count > Skip)
        {
            Emit(_tail.Dequeue());
        }

        if (_unique is not null)
        {
            WriteObject(_unique.Items, enumerateCollection: true);
            _unique = null;
        }
    }

    private void Keep(PSObject item)
    {
        _tail.Enqueue(item);
        if (_tail.Count > Last + Skip)
        {
            _tail.Dequeue();
        }
    }

    private void Emit(PSObject item)
    {
        foreach (PSObject selected in _selection?.Apply(item, WriteError) ?? [item])
        {
            if (_unique is null)
            {
                WriteObject(selected);
            }
            else
            {
                _unique.Add(selected, comparesProperties: _selection is not null && ExpandProperty is null);
            }
        }
    }

    // The exception skips this command's own EndProcessing.
    private void StopUpstream()
    {
        EndProcessing();
        throw EngineInternals.StopUpstream(this);
    }
}
