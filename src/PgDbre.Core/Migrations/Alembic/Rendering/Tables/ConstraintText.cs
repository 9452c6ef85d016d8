using PgDbre.Core.Migrations.Alembic.Rendering.Expressions;
using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Tables;

/// <summary>Constraints as they stand in CREATE TABLE and behind ADD (sql/compiler.py and dialects/postgresql/base.py).</summary>
internal static class ConstraintText
{
    /// <summary>CONSTRAINT name, or nothing.</summary>
    public static string Preamble(string kind, PythonValue? name, CallValue call, NamedPlace place, RenderScope scope)
    {
        string? final = FinalName(kind, name, call, place, scope);
        return final is null ? "" : $"CONSTRAINT {Names.Show(final)} ";
    }

    /// <summary>The name a constraint or index gets; null for none.</summary>
    public static string? FinalName(string kind, PythonValue? name, CallValue call, NamedPlace place, RenderScope scope)
    {
        string? given = Arguments.Text(name, "the name of a constraint");
        bool isFinal = IsFinal(name, call);
        string? final = new NamingConvention(scope.Memory.Options.NamingConvention).Apply(kind, given, isFinal, place);
        return final is null ? null : LongName.Fit(final, isFinal || final != given);
    }

    /// <summary>FOREIGN KEY(a) REFERENCES t (b) and all that follows.</summary>
    public static string ForeignKey(ForeignKeySpec key, string table, RenderScope scope)
    {
        NamedPlace place = new(table, key.Columns) { ReferredTable = key.ReferredTable, ReferredColumns = key.ReferredColumns };
        return Preamble("fk", key.Name, key.Call, place, scope)
            + $"FOREIGN KEY({Names.List(key.Columns)}) REFERENCES {Names.Show(key.ReferredSchema, key.ReferredTable)} "
            + $"({Names.List(key.ReferredColumns)})"
            + Option(" MATCH ", key.Call, "match")
            + Option(" ON DELETE ", key.Call, "ondelete")
            + Option(" ON UPDATE ", key.Call, "onupdate")
            + Deferrability(key.Call)
            + NotValid(key.Call);
    }

    /// <summary>CHECK (…) of an sa.CheckConstraint.</summary>
    public static string Check(CallValue call, TableSpec table, RenderScope scope) => Check(
        Arguments.Of(call, 0, "sqltext"), Arguments.Of(call, 1, "name"), call, table.Name, scope);

    /// <summary>CHECK (…).</summary>
    public static string Check(PythonValue? condition, PythonValue? name, CallValue call, string table, RenderScope scope)
    {
        PythonValue known = condition ?? throw new UnrenderableException("a check has no condition");
        return Preamble("ck", name, call, new NamedPlace(table, []), scope)
            + $"CHECK ({ExpressionText.OrStandIn(known, "the condition of a check", scope, bareTextIsSql: true)})"
            + Deferrability(call)
            + NotValid(call);
    }

    /// <summary>UNIQUE (a, b).</summary>
    public static string Unique(IReadOnlyList<string> columns, PythonValue? name, CallValue call, string table, RenderScope scope) =>
        Preamble("uq", name, call, new NamedPlace(table, columns), scope)
            + $"UNIQUE {NullsDistinct(call, behind: " ")}({Names.List(columns)}){Include(call)}{Deferrability(call)}";

    /// <summary>PRIMARY KEY (a, b).</summary>
    public static string PrimaryKey(IReadOnlyList<string> columns, PythonValue? name, CallValue call, string table, RenderScope scope) =>
        Preamble("pk", name, call, new NamedPlace(table, columns), scope)
            + $"PRIMARY KEY ({Names.List(columns)}){Include(call)}{Deferrability(call)}";

    /// <summary>EXCLUDE USING gist (a WITH =).</summary>
    public static string Exclude(IEnumerable<PythonValue> elements, PythonValue? name, CallValue call, string table, RenderScope scope)
    {
        IReadOnlyList<string> parts = [.. elements.Select(element => Element(element, scope))];
        string method = Arguments.Text(call.Keywords.GetValueOrDefault("using"), "using") ?? "gist";
        string condition = call.Keywords.GetValueOrDefault("where") is { } where and not NoneValue
            ? $" WHERE ({ExpressionText.OrStandIn(where, "the condition of an exclusion", scope, bareTextIsSql: true)})"
            : "";
        string? given = Arguments.Text(name, "the name of a constraint");
        return $"{(given is null ? "" : $"CONSTRAINT {Names.Show(given)} ")}EXCLUDE USING {method.ToLowerInvariant()} "
            + $"({string.Join(", ", parts)}){condition}{Deferrability(call)}";
    }

    /// <summary>INCLUDE (a, b), or nothing.</summary>
    public static string Include(CallValue call)
    {
        IReadOnlyList<string> columns = Arguments.Names(call.Keywords.GetValueOrDefault("postgresql_include"), "postgresql_include");
        return columns.Count == 0 ? "" : $" INCLUDE ({Names.List(columns)})";
    }

    /// <summary>NULLS NOT DISTINCT, or nothing.</summary>
    public static string NullsDistinct(CallValue call, string before = "", string behind = "") =>
        Arguments.Flag(call.Keywords.GetValueOrDefault("postgresql_nulls_not_distinct"), "postgresql_nulls_not_distinct") switch
        {
            true => $"{before}NULLS NOT DISTINCT{behind}",
            false => $"{before}NULLS DISTINCT{behind}",
            null => "",
        };

    // ("period", "&&") or (sa.column("period"), "&&"), or (func.…, "=")
    private static string Element(PythonValue element, RenderScope scope)
    {
        if (element is not SequenceValue { Items: [var expression, var op] })
        {
            throw Arguments.Unknown(element, "an element of an exclusion");
        }

        string sql = expression is TextValue column
            ? Names.Show(column.Text)
            : ExpressionText.OrStandIn(expression, "an element of an exclusion", scope);
        return $"{sql} WITH {Arguments.Name(op, "the operator of an exclusion")}";
    }

    private static string Option(string words, CallValue call, string keyword) =>
        Arguments.Text(call.Keywords.GetValueOrDefault(keyword), keyword) is { } text ? words + text : "";

    private static string Deferrability(CallValue call)
    {
        string text = Arguments.Flag(call.Keywords.GetValueOrDefault("deferrable"), "deferrable") switch
        {
            true => " DEFERRABLE",
            false => " NOT DEFERRABLE",
            null => "",
        };
        return text + Option(" INITIALLY ", call, "initially");
    }

    private static string NotValid(CallValue call) =>
        Arguments.Flag(call.Keywords.GetValueOrDefault("postgresql_not_valid"), "postgresql_not_valid") == true ? " NOT VALID" : "";

    // The reader takes op.f("x") for "x"; the source still says which it was.
    private static bool IsFinal(PythonValue? name, CallValue call)
    {
        if (name is null or NoneValue || call.Node is not CallExpression source)
        {
            return false;
        }

        return source.Arguments.Concat(source.Keywords.Select(keyword => keyword.Value))
            .OfType<CallExpression>()
            .Any(mark => mark.Arguments is [var inner] && inner == name.Node
                && mark.Function is AttributeExpression { Name: "f" or "conv" } or NameExpression { Name: "conv" });
    }
}
