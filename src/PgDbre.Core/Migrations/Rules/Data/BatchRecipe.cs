using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>The same change in batches by key, each committed: recipe R6.</summary>
internal static class BatchRecipe
{
    /// <summary>
    /// As SQL, to be run outside of a transaction; null if the key is not one column, or the statement joins other tables.
    /// </summary>
    public static string? Sql(DataStatement statement, SchemaModel schema)
    {
        if (Parts(statement, schema) is not { } parts)
        {
            return null;
        }

        return $"""
            -- outside of a transaction block
            DO $$
            DECLARE
                last {parts.KeyType} := {parts.First};
                upto {parts.KeyType};
            BEGIN
                LOOP
                    SELECT max({parts.Key}) INTO upto
                    FROM (SELECT {parts.Key} FROM {parts.Table} WHERE {parts.Key} > last ORDER BY {parts.Key} LIMIT 5000) batch;
                    EXIT WHEN upto IS NULL;
                    {parts.Change} WHERE {parts.Key} > last AND {parts.Key} <= upto{parts.And};
                    last := upto;
                    COMMIT;
                    PERFORM pg_sleep(0.05);
                END LOOP;
            END $$;
            """;
    }

    /// <summary>As code of a revision; null likewise.</summary>
    public static string? Alembic(DataStatement statement, SchemaModel schema)
    {
        if (Parts(statement, schema) is not { } parts)
        {
            return null;
        }

        return $$"""
            with op.get_context().autocommit_block():
                bind, last = op.get_bind(), {{parts.First}}
                while True:
                    upto = bind.execute(sa.text("SELECT max({{parts.Key}}) FROM (SELECT {{parts.Key}} FROM {{parts.Table}} "
                        "WHERE {{parts.Key}} > :last ORDER BY {{parts.Key}} LIMIT 5000) batch"), {"last": last}).scalar()
                    if upto is None:
                        break
                    bind.execute(sa.text("{{Escaped(parts.Change)}} "
                        "WHERE {{parts.Key}} > :last AND {{parts.Key}} <= :upto{{Escaped(parts.And)}}"), {"last": last, "upto": upto})
                    last = upto
            """;
    }

    private static string Escaped(string sql) => sql.Replace("\"", "\\\"", StringComparison.Ordinal);

    private static (string Table, string Key, string KeyType, string First, string Change, string And)? Parts(
        DataStatement statement, SchemaModel schema)
    {
        (QualifiedName target, SqlExpression? where, bool isPlain) = statement switch
        {
            UpdateStatement { From: null, With.Count: 0, Returning: null, Alias: null } update => (update.Target, update.Where, true),
            DeleteStatement { Using: null, With.Count: 0, Returning: null, Alias: null } delete => (delete.Target, delete.Where, true),
            _ => (new QualifiedName(null, ""), null, false),
        };
        if (!isPlain || schema.Find(target) is not { } table || Key(table) is not { } key)
        {
            return null;
        }

        int end = where is null ? statement.Source.End : where.Start;
        string head = statement.Source.Source[statement.Source.Start..end].TrimEnd();
        string change = where is null ? head : head[..^"WHERE".Length].TrimEnd();
        bool isTrue = where is null || where.Text.Equals("true", StringComparison.OrdinalIgnoreCase);
        string name = SqlIdentifier.Display(key.Name);
        bool isUuid = key.Type!.Name.Name == "uuid";
        return (
            target.ToString(), name, isUuid ? "uuid" : "bigint", isUuid ? "'00000000-0000-0000-0000-000000000000'" : "0",
            change, isTrue ? "" : $" AND ({where!.Text})");
    }

    // Zero is where a key of a sequence or an identity begins.
    private static ColumnModel? Key(RelationModel table) =>
        table.Constraints.FirstOrDefault(constraint => constraint.Kind == Facts.ConstraintKind.PrimaryKey) is { Columns: [var only] }
        && table.Column(only) is { Type: { ArrayDimensions: 0 } type } column
        && (type.IsSerial || type.Name.Name is "int2" or "int4" or "int8" or "uuid")
            ? column
            : null;
}
