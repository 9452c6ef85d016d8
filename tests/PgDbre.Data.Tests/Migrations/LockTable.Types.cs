namespace PgDbre.Data.Tests.Migrations;

/// <summary>ALTER COLUMN TYPE.</summary>
public static partial class LockTable
{
    private static IReadOnlyList<LockCase> OfTypes =>
    [
        // ALTER COLUMN TYPE without a rewrite
        Kept("varchar to larger", "varchar(10)", "varchar(20)"),
        Kept("varchar to unlimited", "varchar(10)", "varchar"),
        Kept("varchar to text", "varchar(10)", "text"),
        Kept("text to varchar", "text", "varchar"),
        Kept("numeric to larger precision", "numeric(6,2)", "numeric(8,2)"),
        Kept("numeric to unlimited", "numeric(6,2)", "numeric"),
        Kept("varbit to larger", "varbit(4)", "varbit(8)"),
        Kept("interval precision up", "interval(3)", "interval(6)"),
        Kept("timestamp precision up", "timestamp(3)", "timestamp(6)"),
        Kept("timestamptz precision removed", "timestamptz(3)", "timestamptz"),
        Kept("cidr to inet", "cidr", "inet"),
        Kept("to an unconstrained domain", "int", "dom"),
        Kept("same type", "int", "int"),

        // ALTER COLUMN TYPE with a rewrite
        Rewritten("int to bigint", "int", "bigint"),
        Rewritten("bigint to int", "bigint", "int"),
        Rewritten("varchar to shorter", "varchar(20)", "varchar(10)"),
        Rewritten("text to limited", "text", "varchar(10)"),
        Rewritten("char to longer", "char(10)", "char(20)"),
        Rewritten("char to text", "char(10)", "text"),
        Rewritten("numeric scale", "numeric(6,2)", "numeric(8,3)"),
        Rewritten("numeric to smaller precision", "numeric(8,2)", "numeric(6,2)"),
        Rewritten("timestamp precision down", "timestamp(6)", "timestamp(3)"),
        Rewritten("text to enum", "text", "en USING v::en"),
        Rewritten("bool to int", "bool", "int USING v::int"),
        Rewritten("to a constrained domain", "int", "strict"),
        Rewritten("timestamp to timestamptz in another zone", "timestamp", "timestamptz", "SET timezone = 'Europe/Berlin';"),
        new(
            "type: json to jsonb",
            "CREATE TABLE t (v json); INSERT INTO t VALUES ('{}');",
            "ALTER TABLE t ALTER v TYPE jsonb",
            "t AX",
            "rewrite t, scan t"),
    ];
}
