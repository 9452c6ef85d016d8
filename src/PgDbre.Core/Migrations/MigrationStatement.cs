using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations;

/// <summary>A statement of a migration, with its place in the file.</summary>
/// <param name="Tree">The statement.</param>
/// <param name="Line">Line in the file, of the Python call for Alembic; counted from 1.</param>
/// <param name="Column">Place in that line, counted from 1.</param>
public sealed record MigrationStatement(Statement Tree, int Line, int Column)
{
    /// <summary>Its text, without the semicolon.</summary>
    public string Sql => Tree.Source.Text;

    /// <summary>The operation it comes from; null in a script of SQL.</summary>
    public MigrationOperation? Operation { get; init; }

    /// <summary>The DO block it stands in; null for a statement of its own.</summary>
    public DoBlock? Inside { get; init; }

    /// <summary>It runs outside of the runner's transaction (autocommit_block of Alembic).</summary>
    public bool IsAutocommit { get; init; }

    /// <summary>Whether it runs is decided when the migration runs.</summary>
    public bool IsConditional { get; init; }

    /// <summary>It stands in a loop.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The call it comes from does not show it: the index of a column with index=True.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Its text is right about table and kind only, and must not be run (Alembic, where a value is not known).</summary>
    public bool IsApproximate { get; init; }

    /// <summary>How many rows the script gives to COPY … FROM STDIN; null for any other statement.</summary>
    public int? CopiedRows { get; init; }

    /// <summary>Those rows as they stand in the script; null for any other statement.</summary>
    public string? CopyText { get; init; }

    /// <inheritdoc />
    public override string ToString() => Sql;
}
