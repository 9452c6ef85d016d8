namespace PgDbre.Core.Connections;

/// <summary>The PowerShell error categories this module uses, by the same names; Core does not know PowerShell.</summary>
public enum PgErrorCategory
{
    /// <summary>No better category fits.</summary>
    NotSpecified,
    /// <summary>The server cannot be reached, or the connection broke.</summary>
    ConnectionError,
    /// <summary>Wrong user or password.</summary>
    AuthenticationError,
    /// <summary>The role lacks a privilege.</summary>
    PermissionDenied,
    /// <summary>A table, database, extension or file is not there.</summary>
    ObjectNotFound,
    /// <summary>Something with that name is there already.</summary>
    ResourceExists,
    /// <summary>A lock or another resource is held by somebody else.</summary>
    ResourceBusy,
    /// <summary>Connections, memory or disk are used up.</summary>
    QuotaExceeded,
    /// <summary>statement_timeout or a wait of ours ran out.</summary>
    OperationTimeout,
    /// <summary>Cancelled by somebody else.</summary>
    OperationStopped,
    /// <summary>An argument cannot be used.</summary>
    InvalidArgument,
    /// <summary>The statement is not valid SQL.</summary>
    SyntaxError,
    /// <summary>Data cannot be read as what it claims to be.</summary>
    InvalidData,
    /// <summary>The operation cannot be done in this state.</summary>
    InvalidOperation,
    /// <summary>The work was done, and what it found fails the gate that was set.</summary>
    InvalidResult,
    /// <summary>Refused for safety; a switch allows it.</summary>
    SecurityError,
    /// <summary>The server or this machine lacks the feature.</summary>
    NotImplemented,
    /// <summary>A needed program or service is missing.</summary>
    ResourceUnavailable,
}
