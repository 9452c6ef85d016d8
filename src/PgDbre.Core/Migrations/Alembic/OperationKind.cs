using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic;

/// <summary>Tells operations from other calls by their full names.</summary>
internal static class OperationKind
{
    private const string Op = "alembic.op.";
    private const string Batch = "alembic.op.batch_alter_table().";
    private const string Session = "Session().";

    // They give something to work with and do nothing by themselves.
    private static readonly HashSet<string> Silent = ["f", "get_bind", "get_context", "inline_literal"];

    // The connection of the migration, by its names.
    private static readonly string[] Binds =
    [
        "alembic.op.get_bind().engine.", "alembic.op.get_bind().connection.", "alembic.op.get_bind().",
        "alembic.op.get_context().bind.", "alembic.op.get_context().connection.",
    ];

    /// <summary>Null for a call that is none.</summary>
    public static (OperationSource Source, string Name)? Of(CallValue call)
    {
        string name = call.Function;
        int session = name.LastIndexOf(Session, StringComparison.Ordinal);
        return name.StartsWith(Batch, StringComparison.Ordinal) ? Method(OperationSource.Batch, name[Batch.Length..])
            : Binds.FirstOrDefault(bind => name.StartsWith(bind, StringComparison.Ordinal)) is { } bind
                ? Method(OperationSource.Bind, name[bind.Length..])
            : name.StartsWith(Op, StringComparison.Ordinal) ? Method(OperationSource.Op, name[Op.Length..])
            : session >= 0 ? Method(OperationSource.Session, name[(session + Session.Length)..])
            : IsEnum(call.Receiver) && name.EndsWith("().create", StringComparison.Ordinal) ? (OperationSource.Type, "create")
            : IsEnum(call.Receiver) && name.EndsWith("().drop", StringComparison.Ordinal) ? (OperationSource.Type, "drop")
            : call.Owner is not null && IsDefinition(name) && HasConnection(call)
                ? (OperationSource.Schema, name[(name.LastIndexOf('.') + 1)..])
            : null;
    }

    /// <summary>A function that is not known by what it does gets op or a connection.</summary>
    public static bool IsHandedOn(CallValue call) =>
        !call.Function.StartsWith("sqlalchemy.", StringComparison.Ordinal)
        && (HasConnection(call) || call.Arguments.Concat(call.Keywords.Values).Any(
            argument => argument is ReferenceValue { DottedName: "alembic.op" }));

    private static bool HasConnection(CallValue call) => call.Arguments.Concat(call.Keywords.Values).Any(
        argument => argument is CallValue { Function: "alembic.op.get_bind" });

    private static bool IsDefinition(string name) =>
        name.StartsWith("sqlalchemy.", StringComparison.Ordinal)
        && name[(name.LastIndexOf('.') + 1)..] is "create" or "drop" or "create_all" or "drop_all";

    // bind.execute(…).scalar() is found as bind.execute(…), which stands inside it.
    private static (OperationSource, string)? Method(OperationSource source, string name) =>
        name.Contains('(', StringComparison.Ordinal) || Silent.Contains(name) ? null : (source, name);

    private static bool IsEnum(CallValue? receiver) =>
        receiver is not null && receiver.Function.EndsWith(".Enum", StringComparison.OrdinalIgnoreCase);
}
