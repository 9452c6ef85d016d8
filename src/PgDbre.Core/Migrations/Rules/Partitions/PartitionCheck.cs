using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>The CHECK that proves that a table fits a partition's bound: recipe R11.</summary>
/// <param name="Table">The table that becomes a partition.</param>
/// <param name="Name">The constraint, as SQL.</param>
/// <param name="Condition">Its condition.</param>
internal sealed record PartitionCheck(QualifiedName Table, string Name, string Condition)
{
    /// <summary>The check for a bound; null if the key is not one column, or the bound is no range and no list.</summary>
    public static PartitionCheck? Of(QualifiedName table, PartitionBound? bound, PartitionKey? key)
    {
        if (key is not { Elements: [{ Column: { } column }] } || bound is null)
        {
            return null;
        }

        string name = SqlIdentifier.Display(column);
        string? condition = bound.Kind switch
        {
            PartitionBoundKind.Range => string.Join(
                " AND ", new[] { $"{name} IS NOT NULL", Limit(name, ">=", bound.Values), Limit(name, "<", bound.To) }.OfType<string>()),
            PartitionBoundKind.List when bound.Values is { } values && !values.Tokens.Any(token => token.IsWord("null")) =>
                $"{name} IS NOT NULL AND {name} IN ({Inner(values)})",
            _ => null,
        };
        return condition is null ? null : new PartitionCheck(table, SqlIdentifier.Display($"{table.Name}_bound"), condition);
    }

    /// <summary>The statements around ATTACH.</summary>
    public string Sql(string attach) =>
        $"""
        ALTER TABLE {Table} ADD CONSTRAINT {Name} CHECK ({Condition}) NOT VALID;
        ALTER TABLE {Table} VALIDATE CONSTRAINT {Name};
        {attach};
        ALTER TABLE {Table} DROP CONSTRAINT {Name};
        """;

    /// <summary>The same as code of a revision.</summary>
    public string Alembic(string attach) =>
        $"""
        with op.get_context().autocommit_block():
            op.execute("ALTER TABLE {Table} ADD CONSTRAINT {Name} CHECK ({Condition}) NOT VALID")
            op.execute("ALTER TABLE {Table} VALIDATE CONSTRAINT {Name}")
        op.execute("SET LOCAL lock_timeout = '2s'")
        op.execute("{attach}")
        op.execute("ALTER TABLE {Table} DROP CONSTRAINT {Name}")
        """;

    private static string? Limit(string column, string comparison, SqlFragment? values) =>
        values is null || values.Tokens.Any(token => token.IsAnyWord("minvalue", "maxvalue")) ? null : $"{column} {comparison} "
            + $"{Inner(values)}";

    private static string Inner(SqlFragment values) => values.Text.Trim().TrimStart('(').TrimEnd(')');
}
