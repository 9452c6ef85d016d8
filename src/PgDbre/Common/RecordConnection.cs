using System.Management.Automation;
using System.Runtime.CompilerServices;
using PgDbre.Core.Connections;

namespace PgDbre.Common;

/// <summary>
/// Lets a connection travel with a record without being part of it: PgDbre.Types.ps1xml gives the record a hidden
/// Connection property that reads this table, so it binds by name downstream and is in no CSV, JSON or CliXml.
/// </summary>
public static class RecordConnection
{
    private static readonly ConditionalWeakTable<object, PgConnection> Table = [];

    /// <summary>The code property's getter; null once the record was copied (Select-Object) or read from a file.</summary>
    public static PgConnection? Get(PSObject instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return Of(instance.BaseObject);
    }

    /// <summary>The connection a record came through, a connection itself included; null if unknown.</summary>
    internal static PgConnection? Of(object? record) => record switch
    {
        null => null,
        PgConnection itself => itself,
        _ => Table.TryGetValue(record, out PgConnection? connection) ? connection : null,
    };

    internal static T Attach<T>(T record, PgConnection connection)
        where T : class
    {
        Table.AddOrUpdate(record, connection);
        return record;
    }
}
