using Npgsql;
using PgDbre.Core.Connections;
using Category = PgDbre.Core.Connections.PgErrorCategory;

namespace PgDbre.Data.Connections;

/// <summary>What one SQLSTATE means to a user of this module.</summary>
internal sealed record SqlStateEntry(string ErrorId, Category Category, string Advice);

/// <summary>SQLSTATE → error id, category, advice; a class (first two characters) answers where the state itself has no row.</summary>
internal static class SqlStateTable
{
    private static readonly SqlStateEntry Unknown = new("PgServerError", Category.NotSpecified, "");

    private static readonly Dictionary<string, SqlStateEntry> Entries = new()
    {
        [PostgresErrorCodes.InvalidPassword] = new("PgAuthenticationFailed", Category.AuthenticationError, "Check user and password (-Credential, PGPASSFILE, ~/.pgpass)."),
        [PostgresErrorCodes.InvalidAuthorizationSpecification] = new("PgAuthenticationFailed", Category.AuthenticationError, "Check the user and the server's pg_hba.conf."),
        [PostgresErrorCodes.InvalidCatalogName] = new("PgDatabaseNotFound", Category.ObjectNotFound, "Check the database's name."),
        [PostgresErrorCodes.InsufficientPrivilege] = new("PgPermissionDenied", Category.PermissionDenied, "Ask the owner for GRANT SELECT on the object, or GRANT pg_read_all_data TO the role (PostgreSQL 14 and later)."),
        [PostgresErrorCodes.UndefinedTable] = new("PgTableNotFound", Category.ObjectNotFound, "Check the name and the search_path; the object may have been dropped."),
        [PostgresErrorCodes.UndefinedColumn] = new("PgColumnNotFound", Category.ObjectNotFound, "Check the name; the column may have been dropped or renamed."),
        [PostgresErrorCodes.UndefinedFunction] = new("PgFunctionNotFound", Category.ObjectNotFound, "Check name and argument types; an extension may be missing in this database."),
        [PostgresErrorCodes.UndefinedObject] = new("PgObjectNotFound", Category.ObjectNotFound, "Check the name; an extension may be missing in this database."),
        [PostgresErrorCodes.DuplicateTable] = new("PgObjectExists", Category.ResourceExists, "Choose another name or drop the old object first."),
        [PostgresErrorCodes.SyntaxError] = new("PgSyntaxError", Category.SyntaxError, "Correct the statement."),
        [PostgresErrorCodes.IndeterminateDatatype] = new("PgParameterTypeUnknown", Category.InvalidArgument, "Write a cast at the parameter ($1::int) or pass sample values with -Parameter."),
        [PostgresErrorCodes.AmbiguousParameter] = new("PgParameterTypeUnknown", Category.InvalidArgument, "Write a cast at the parameter ($1::int) or pass sample values with -Parameter."),
        [PostgresErrorCodes.AmbiguousFunction] = new("PgParameterTypeUnknown", Category.InvalidArgument, "The constant that stood in place of the parameter decided its type; pass sample values with -Parameter (numbers as numbers), or write a cast ($1::int)."),
        [PostgresErrorCodes.QueryCanceled] = new("PgStatementTimeout", Category.OperationTimeout, "Raise -StatementTimeoutSeconds if the statement may take longer."),
        [PostgresErrorCodes.LockNotAvailable] = new("PgLockTimeout", Category.ResourceBusy, "Somebody holds a conflicting lock (pg_blocking_pids shows who); try again or raise -LockTimeoutSeconds."),
        [PostgresErrorCodes.DeadlockDetected] = new("PgDeadlock", Category.ResourceBusy, "Run it again."),
        [PostgresErrorCodes.ReadOnlySqlTransaction] = new("PgReadOnly", Category.InvalidOperation, "The transaction is read-only: on a standby, or because this cmdlet only reads."),
        [PostgresErrorCodes.TooManyConnections] = new("PgTooManyConnections", Category.QuotaExceeded, "Close idle sessions, or connect through PgBouncer."),
        [PostgresErrorCodes.DiskFull] = new("PgDiskFull", Category.QuotaExceeded, "Free space on the server's disk or choose another tablespace."),
        [PostgresErrorCodes.OutOfMemory] = new("PgOutOfMemory", Category.QuotaExceeded, "Lower work_mem or maintenance_work_mem, or free memory on the server."),
        [PostgresErrorCodes.AdminShutdown] = new("PgConnectionBroken", Category.ConnectionError, "The server ended the session; run the command again."),
        [PostgresErrorCodes.CrashShutdown] = new("PgConnectionBroken", Category.ConnectionError, "The server restarted after a crash; read its log."),
        [PostgresErrorCodes.CannotConnectNow] = new("PgServerStarting", Category.ResourceUnavailable, "The server is starting up or shutting down; wait and try again."),
        [PostgresErrorCodes.ObjectNotInPrerequisiteState] = new("PgNotInPrerequisiteState", Category.InvalidOperation, ""),
        [PostgresErrorCodes.FeatureNotSupported] = new("PgFeatureNotSupported", Category.NotImplemented, ""),
    };

    private static readonly Dictionary<string, SqlStateEntry> Classes = new()
    {
        ["08"] = new("PgConnectionBroken", Category.ConnectionError, "Check the network and run the command again."),
        ["22"] = new("PgInvalidData", Category.InvalidData, "Check the values in the statement."),
        ["23"] = new("PgConstraintViolated", Category.InvalidOperation, "Choose values that the table's constraints allow."),
        ["28"] = new("PgAuthenticationFailed", Category.AuthenticationError, "Check user, password and the server's pg_hba.conf."),
        ["42"] = new("PgInvalidStatement", Category.SyntaxError, "Correct the statement."),
        ["53"] = new("PgInsufficientResources", Category.QuotaExceeded, "The server lacks a resource; read its log."),
        ["57"] = new("PgOperatorIntervention", Category.OperationStopped, "Somebody ended the statement or the server; run the command again."),
        ["58"] = new("PgServerSystemError", Category.NotSpecified, "The server's operating system failed it; read its log."),
        ["XX"] = new("PgInternalError", Category.NotSpecified, "The server met an internal error; read its log and report it to its makers."),
    };

    public static SqlStateEntry Find(string sqlState) =>
        Entries.GetValueOrDefault(sqlState) ?? Classes.GetValueOrDefault(sqlState[..Math.Min(2, sqlState.Length)]) ?? Unknown;
}
