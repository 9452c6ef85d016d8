using System.Management.Automation;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Data.Catalog;

namespace PgDbre.Catalog;

/// <summary>Indexes with their use, size and bloat, and whether another one does the same.</summary>
[Cmdlet(VerbsCommon.Get, "PgIndex")]
[OutputType(typeof(IndexReport))]
public sealed class GetPgIndexCommand : SchemaCmdlet
{
    // REINDEX pays from here on.
    private const double BloatedPercent = 30;

    private readonly IndexNames _names = new();

    /// <summary><b>-Index:</b> Indexes of those tables; wildcards allowed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Index { get; set; } = ["*"];

    /// <summary>
    /// <b>-Unused:</b> Only indexes without a scan that nothing else needs. See Notes for how far the statistics can be believed.
    /// </summary>
    [Parameter]
    public SwitchParameter Unused { get; set; }

    /// <summary><b>-Duplicate:</b> Only indexes that are the same as another one, or that another one makes redundant.</summary>
    [Parameter]
    public SwitchParameter Duplicate { get; set; }

    /// <summary><b>-Invalid:</b> Only indexes that serve nothing: leftovers of a failed CONCURRENTLY.</summary>
    [Parameter]
    public SwitchParameter Invalid { get; set; }

    /// <summary><b>-Bloated:</b> Only B-trees of which a REINDEX would give back 30 % at least, by estimate.</summary>
    [Parameter]
    public SwitchParameter Bloated { get; set; }

    private protected override SchemaRequest Needs => new();

    private protected override void Gather(PgConnection connection)
    {
        base.Gather(connection);
        _names.Add(Table, Index);
    }

    private protected override void Take(SchemaFacts facts, PgConnection connection)
    {
        foreach (Table table in facts.Catalog.Tables)
        {
            foreach (TableIndex index in _names.Select(table))
            {
                Write(IndexReport.Of(facts, table, index), connection);
            }
        }

        foreach (string missing in _names.TakeMissing())
        {
            WriteFailure(SchemaFailure.NoIndex(connection, missing), missing);
        }
    }

    // Several switches are several reasons to look: any of them is enough.
    private void Write(IndexReport index, PgConnection connection)
    {
        bool isFiltered = Unused || Duplicate || Invalid || Bloated;
        if (!isFiltered
            || (Unused && index.IsUnused == true)
            || (Duplicate && (index.DuplicateOf ?? index.RedundantWith) is not null)
            || (Invalid && !index.IsValid)
            || (Bloated && index.BloatPercent >= BloatedPercent))
        {
            WriteRecord(index, connection);
        }
    }
}
