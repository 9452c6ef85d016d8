using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Migrations.Alembic.Environments;
using PgDbre.Core.Migrations.Alembic.Printing;
using PgDbre.Core.Migrations.Alembic.Rendering;

namespace PgDbre.Migrations;

/// <summary>The SQL of single revisions as real Alembic prints it, in the model of the SQL that is worked out without it.</summary>
/// <param name="program">Alembic.</param>
/// <param name="environment">The environment of the revisions.</param>
internal sealed class AlembicPrinter(AlembicProgram program, AlembicEnvironment environment)
{
    /// <summary>The SQL of one direction of a revision, by alembic upgrade parent:revision --sql.</summary>
    /// <param name="rendered">The revision, rendered without Alembic: tells which call a statement comes from.</param>
    /// <param name="isUpgrade">upgrade, else downgrade.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="PgDbreException">PgAlembicFailed, PgAlembicNotFound.</exception>
    public async Task<RenderedBody> PrintAsync(RenderedRevision rendered, bool isUpgrade, CancellationToken cancellation)
    {
        RevisionScript script = rendered.Script;
        string output = await program.RunAsync(Arguments(script, isUpgrade), cancellation).ConfigureAwait(false);
        // A merge or a dependency brings other revisions along.
        PrintedRevision? printed = AlembicOutput.Read(output, environment.Script?.VersionTable ?? "alembic_version")
            .LastOrDefault(revision => revision.Revision == script.Revision && revision.IsUpgrade == isUpgrade);
        return printed is null
            ? throw Refused($"Alembic printed no {(isUpgrade ? "upgrade" : "downgrade")} of the revision {script.Revision}.")
            : PrintedSql.Match(printed, isUpgrade ? rendered.Upgrade : rendered.Downgrade);
    }

    private List<string> Arguments(RevisionScript script, bool isUpgrade)
    {
        string? parent = script.DownRevisions.Count > 0 ? script.DownRevisions[0] : null;
        if (!IsPlain(script.Revision) || (parent is not null && !IsPlain(parent)))
        {
            throw Refused($"The revision id {script.Revision} or its parent's cannot be an argument of Alembic.");
        }

        string range = isUpgrade
            ? parent is null ? script.Revision : $"{parent}:{script.Revision}"
            : $"{script.Revision}:{parent ?? "base"}";
        // pyproject.toml is found in the working folder, and -c would take it for an ini file.
        IReadOnlyList<string> configuration =
            environment.Configuration?.File is { } file && Path.GetExtension(file) != ".toml" ? ["-c", file] : [];
        return [.. configuration, isUpgrade ? "upgrade" : "downgrade", range, "--sql"];
    }

    // An id comes out of a file and must not be read as an option or as a range.
    private static bool IsPlain(string revision) =>
        revision.Length > 0 && revision[0] != '-' && revision.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');

    private static PgDbreException Refused(string message) => new(
        "PgAlembicFailed",
        PgErrorCategory.InvalidResult,
        message,
        "Run alembic upgrade --sql in the project to see what it says.");
}
