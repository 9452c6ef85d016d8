using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Alembic;

namespace PgDbre.Core.Migrations;

/// <summary>A file that changes a schema: what it does, and where it says so, how to undo it.</summary>
public sealed record Migration
{
    /// <summary>How a list names it: the file's name, or the revision.</summary>
    public required string Name { get; init; }

    /// <summary>What it is written in.</summary>
    public required MigrationKind Kind { get; init; }

    /// <summary>The file; null for text from elsewhere.</summary>
    public string? Path { get; init; }

    /// <summary>The file that undoes it; null where the same file does, or none.</summary>
    public string? DowngradePath { get; init; }

    /// <summary>The revision of Alembic; null for SQL.</summary>
    public RevisionScript? Revision { get; init; }

    /// <summary>Its runner puts it into one transaction, but for what is <see cref="MigrationStatement.IsAutocommit"/>.</summary>
    public bool IsTransactional { get; init; }

    /// <summary>What it does, in order; the statements of a DO block stand behind the block.</summary>
    public IReadOnlyList<MigrationStatement> Statements { get; init; } = [];

    /// <summary>How it is undone, in order; empty where nobody said.</summary>
    public IReadOnlyList<MigrationStatement> Downgrade { get; init; } = [];

    /// <summary>What will run besides, and cannot be told.</summary>
    public IReadOnlyList<UnknownStatement> Unknown { get; init; } = [];

    /// <summary>Suppressions in its comments.</summary>
    public SuppressionScan Suppressions { get; init; } = SuppressionScan.None;

    /// <inheritdoc />
    public override string ToString() => Name;
}
