using System.Management.Automation;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Data.Catalog;

namespace PgDbre.Catalog;

/// <summary>Tables with size, upkeep, keys and what hangs on them; what psql shows with \d+, as objects.</summary>
[Cmdlet(VerbsCommon.Get, "PgTable")]
[OutputType(typeof(TableReport))]
public sealed class GetPgTableCommand : SchemaCmdlet
{
    private protected override SchemaRequest Needs => new() { IncludeSizes = true };

    private protected override void Take(SchemaFacts facts, PgConnection connection)
    {
        foreach (Table table in facts.Catalog.Tables)
        {
            WriteRecord(TableReport.Of(facts, table), connection);
        }
    }
}
