using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Facts.Files;
using PgDbre.Core.Sql;
using PgDbre.Data.Migrations.Facts;

namespace PgDbre.Catalog;

/// <summary>Writes what a migration is judged by to a file, so that it can be judged where the server is out of reach.</summary>
[Cmdlet(VerbsData.Export, "PgSchemaSnapshot", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportPgSchemaSnapshotCommand : PgConnectedCmdlet
{
    private static readonly WholeFile Target = new(SnapshotFailure.Exists, SnapshotFailure.NotWritten);

    private readonly List<(string Schema, string Table)> _wanted = [];
    private PgConnection? _connection;

    /// <summary><b>-Path:</b> The file to write: JSON in UTF-8. It is whole or not there at all.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>
    /// <b>-Table:</b> Tables, views and sequences; wildcards allowed. Partitions and tables at the other end of foreign keys come along.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Table { get; set; } = ["*"];

    /// <summary><b>-Schema:</b> Their schemas; wildcards allowed. System schemas never match.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Schema { get; set; } = ["*"];

    /// <summary><b>-Force:</b> Replaces a file that is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary><b>-Server:</b> The server a piped record comes from; no other one is asked.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Server { get; set; }

    /// <summary><b>-Database:</b> The database a piped record comes from.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Database { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord() => Guard(Path, Gather);

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        // A record that failed would be missing in the file, and nobody who reads the file would know.
        if (_connection is not null && !HasFailed)
        {
            Guard(Path, () => Export(_connection));
        }
    }

    private void Gather()
    {
        PgConnection connection = ConnectionFor(record: null, Server, Database);
        if (_connection is not null && _connection != connection)
        {
            throw SnapshotFailure.Several(_connection, connection);
        }

        _connection = connection;
        _wanted.AddRange(Schema.SelectMany(schema => Table.Select(table => (schema, table))));
    }

    private void Export(PgConnection connection)
    {
        string path = GetUnresolvedProviderPathFromPSPath(Path);
        if (!Force)
        {
            Target.RefuseExisting(path);
        }

        if (!ShouldProcess(path, $"Write a schema snapshot of {connection}"))
        {
            return;
        }

        SchemaSnapshot snapshot = Read(connection);
        Target.Write(path, SchemaSnapshotFile.Write(snapshot), Force);
        WriteObject(new FileInfo(path));
    }

    private SchemaSnapshot Read(PgConnection connection)
    {
        SnapshotRequest request = new() { Relations = [.. _wanted.Distinct()], Limits = Limits };
        SchemaSnapshot snapshot = Wait(SnapshotReader.ReadAsync(connection, request, PipelineStopToken));
        RefuseMissing(snapshot, connection);
        WriteVerbose(
            $"{connection}: {snapshot.Relations.Count} relations, {snapshot.Types.Count} types, {snapshot.Functions.Count} functions.");
        foreach (QualifiedName held in snapshot.Held)
        {
            WriteWarning($"{held} on {connection} is held exclusively by another session, or about to be; it is left out. Run it again "
                + "when that is over.");
        }

        foreach (string gap in snapshot.Gaps)
        {
            WriteWarning(gap);
        }

        return snapshot;
    }

    // A wildcard may match nothing; a name that is spelt out should be there.
    private void RefuseMissing(SchemaSnapshot snapshot, PgConnection connection)
    {
        ILookup<string, QualifiedName> known = snapshot.Relations.Select(relation => relation.Name).Concat(snapshot.Held)
            .ToLookup(name => name.Name);
        foreach ((string schema, string table) in _wanted.Where(one => !SchemaPattern.IsWildcard(one.Table)))
        {
            if (!known[table].Any(new SnapshotScope(schema, table).Covers))
            {
                throw SnapshotFailure.NoRelation(connection, schema, table);
            }
        }
    }
}
