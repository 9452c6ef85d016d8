namespace PgDbre.Core.Migrations.Rules;

/// <summary>A constraint that holds for new rows at once, and for old ones when they have been read in peace.</summary>
internal static class LaterValidation
{
    /// <summary>As SQL.</summary>
    /// <param name="table">The table as SQL names it.</param>
    /// <param name="name">The constraint's name as SQL writes it.</param>
    /// <param name="definition">CHECK (…), FOREIGN KEY … or NOT NULL …, without NOT VALID.</param>
    public static string Sql(string table, string name, string definition) =>
        $"""
        {Add(table, name, definition)}
        -- in a later transaction:
        {Validate(table, name)}
        """;

    /// <summary>As code of two revisions.</summary>
    public static string Alembic(string table, string name, string definition) =>
        $"""
        {AlembicCode.Execute(Add(table, name, definition))}
        # in a later revision:
        {AlembicCode.Autocommit(Validate(table, name))}
        """;

    private static string Add(string table, string name, string definition) =>
        $"ALTER TABLE {table} ADD CONSTRAINT {name} {definition} NOT VALID;";

    private static string Validate(string table, string name) => $"ALTER TABLE {table} VALIDATE CONSTRAINT {name};";
}
