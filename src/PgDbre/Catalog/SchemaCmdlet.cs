using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Data.Catalog;

namespace PgDbre.Catalog;

/// <summary>
/// A cmdlet that reads tables: which ones, by wildcards or from the pipe. What comes down the pipe is gathered and read at its end, once
/// for each connection, so that ten thousand names are as few round trips as one.
/// </summary>
public abstract class SchemaCmdlet : PgConnectedCmdlet
{
    private readonly Dictionary<PgConnection, List<(string Schema, string Table)>> _wanted = [];

    /// <summary><b>-Table:</b> Tables, partitioned tables and materialised views; wildcards allowed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Table { get; set; } = ["*"];

    /// <summary><b>-Schema:</b> Their schemas; wildcards allowed. System schemas never match.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Schema { get; set; } = ["*"];

    /// <summary><b>-Server:</b> The server a piped record comes from; no other one is asked.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Server { get; set; }

    /// <summary><b>-Database:</b> The database a piped record comes from.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Database { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (Server is null && Database is null)
        {
            ForEachConnection(Gather);
            return;
        }

        Guard(Table, () => Gather(ConnectionFor(record: null, Server, Database)));
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        foreach ((PgConnection connection, List<(string Schema, string Table)> wanted) in _wanted)
        {
            Guard(connection, () => Read(connection, wanted));
        }
    }

    /// <summary>What of the tables' surroundings is needed.</summary>
    private protected abstract SchemaRequest Needs { get; }

    /// <summary>Takes what was read from one database.</summary>
    private protected abstract void Take(SchemaFacts facts, PgConnection connection);

    /// <summary>A further wish of the current pipeline object.</summary>
    private protected virtual void Gather(PgConnection connection)
    {
        if (!_wanted.TryGetValue(connection, out List<(string Schema, string Table)>? wanted))
        {
            _wanted[connection] = wanted = [];
        }

        wanted.AddRange(Schema.SelectMany(schema => Table.Select(table => (schema, table))));
    }

    private void Read(PgConnection connection, List<(string Schema, string Table)> wanted)
    {
        ILookup<bool, (string Schema, string Table)> byWildcard = wanted.Distinct()
            .ToLookup(one => SchemaPattern.IsWildcard(one.Schema) || SchemaPattern.IsWildcard(one.Table));
        SchemaFacts facts = Wait(SchemaFactsReader.ReadAsync(
            connection,
            Needs with
            {
                Tables = [.. byWildcard[false].Select(one => new TableName(one.Schema, one.Table))],
                Wildcards = [.. byWildcard[true]],
                Limits = Limits,
            },
            PipelineStopToken));
        WriteVerbose($"{connection}: {facts.Catalog.Tables.Count} tables.");
        foreach (TableName held in facts.Held)
        {
            WriteWarning($"{held} on {connection} is held exclusively by another session, or about to be; it is left out. Run it again "
                + "when that is over.");
        }

        Take(facts, connection);
        ReportMissing(facts, connection, wanted);
    }

    // A wildcard may match nothing; a name that is spelt out should be there.
    private void ReportMissing(SchemaFacts facts, PgConnection connection, List<(string Schema, string Table)> wanted)
    {
        ILookup<string, string> schemas = facts.Catalog.Tables.Select(table => table.Name).Concat(facts.Held)
            .ToLookup(name => name.Name, name => name.Schema);
        foreach ((string schema, string table) in wanted.Distinct().Where(one => !SchemaPattern.IsWildcard(one.Table)))
        {
            string pattern = SchemaPattern.ToRegex([schema]);
            if (!schemas[table].Any(name => SchemaPattern.IsMatch(name, pattern)))
            {
                WriteFailure(SchemaFailure.NoTable(connection, schema, table), table);
            }
        }
    }
}
