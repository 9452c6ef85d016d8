using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Types;

/// <summary>Reads types: sa.Integer, sa.String(20), postgresql.ARRAY(sa.Text()), pgvector's Vector(3) …</summary>
internal static class TypeReader
{
    /// <summary>The type of a value. One that is not known gets a stand-in, which the scope is told.</summary>
    public static SqlType Read(PythonValue value, RenderScope scope)
    {
        if (value is CallValue { Receiver: { } receiver } method)
        {
            return OfMethod(method, receiver, scope);
        }

        (string? name, CallValue? call) = value switch
        {
            ReferenceValue reference => (reference.DottedName, null),
            CallValue known => (known.Function, known),
            _ => ((string?)null, (CallValue?)null),
        };
        if (name is null)
        {
            return StandIn(Arguments.Reason(value), scope);
        }

        TypeCall type = new(Arguments.LastName(name), call, scope);
        SqlType? found = Arguments.IsSqlAlchemy(name) ? SqlAlchemyTypes.Read(type) ?? StandIn($"{name} is no type of PostgreSQL", scope)
            : ForeignTypes.Read(name, type) ?? scope.Memory.Classes.Type(name, call, scope);
        return found ?? StandIn($"{name} is defined elsewhere", scope, type.Name);
    }

    // sa.JSON().with_variant(JSONB(), "postgresql")
    private static SqlType OfMethod(CallValue method, CallValue receiver, RenderScope scope)
    {
        if (Arguments.LastName(method.Function) != "with_variant" || method.Arguments.Count == 0)
        {
            return StandIn($"{method.Function} is worked out at run time", scope);
        }

        bool isOurs = method.Arguments.Skip(1).Concat(method.Keywords.Values).Any(dialect => dialect.AsText == "postgresql");
        return Read(isOurs ? method.Arguments[0] : receiver, scope);
    }

    private static SqlType StandIn(string reason, RenderScope scope, string? name = null)
    {
        scope.Approximate($"a type is not known: {reason}");
        return new SqlType(Names.Show(string.IsNullOrEmpty(name) ? "unknown_type" : name.ToLowerInvariant()));
    }
}
