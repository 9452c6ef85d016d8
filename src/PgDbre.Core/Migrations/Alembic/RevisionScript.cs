using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Migrations.Alembic;

/// <summary>A revision file of Alembic.</summary>
public sealed record RevisionScript
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>The variable revision.</summary>
    public required string Revision { get; init; }

    /// <summary>The variable down_revision: none for a base, several for a merge.</summary>
    public required IReadOnlyList<string> DownRevisions { get; init; }

    /// <summary>The variable branch_labels.</summary>
    public required IReadOnlyList<string> BranchLabels { get; init; }

    /// <summary>The variable depends_on.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>First line of the docstring; null without one.</summary>
    public string? Message { get; init; }

    /// <summary>upgrade(); null if there is none.</summary>
    public MigrationBody? Upgrade { get; init; }

    /// <summary>downgrade(); null if there is none.</summary>
    public MigrationBody? Downgrade { get; init; }

    /// <summary>Variables of the revision whose value is not known.</summary>
    public IReadOnlyList<UndecidedPart> Undecided { get; init; } = [];

    /// <summary>The tree of the file, with its comments.</summary>
    public required PythonModule Module { get; init; }
}
