using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Alembic.Environments;
using PgDbre.Core.Migrations.Alembic.Rendering;
using PgDbre.Migrations;

namespace PgDbre.Tests.Migrations;

/// <summary>Running Alembic for its SQL: what is asked, what comes back, and what happens when it does not.</summary>
public class AlembicPrinterTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_SQL_of_a_revision_is_asked_for_alone_and_keeps_its_line()
    {
        using FakeAlembic project = new("printf '%s ' \"$@\" > asked\nprintf 'BEGIN;\\n-- Running upgrade  -> a1\\n\\nDROP TABLE t;\\nCOMMIT;\\n'\n");

        RenderedBody printed = await Print(project, isUpgrade: true, Long);

        RenderedStatement statement = Assert.Single(printed.Statements);
        Assert.Equal(("DROP TABLE t", 5, false), (statement.Sql, statement.Line, statement.InAutocommitBlock));
        Assert.Equal(
            $"-c {Path.Combine(project.Folder, "alembic.ini")} upgrade a1 --sql ", File.ReadAllText(Path.Combine(project.Folder, "asked")));
    }

    [Fact]
    public async Task A_downgrade_goes_to_the_parent_or_to_base()
    {
        using FakeAlembic project = new("printf '%s ' \"$@\" > asked\nprintf -- '-- Running downgrade a1 -> \\nALTER TABLE u RENAME TO t;\\n'\n");

        RenderedBody printed = await Print(project, isUpgrade: false, Long);

        Assert.Equal("ALTER TABLE u RENAME TO t", Assert.Single(printed.Statements).Sql);
        Assert.EndsWith("downgrade a1:base --sql ", File.ReadAllText(Path.Combine(project.Folder, "asked")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_tells_the_last_lines_without_passwords()
    {
        using FakeAlembic project = new("echo 'Traceback' >&2\necho 'cannot reach postgresql://app:s3cret@db/x' >&2\nexit 3\n");

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => Print(project, isUpgrade: true, Long));

        Assert.Equal("PgAlembicFailed", failure.ErrorId);
        Assert.Equal("Alembic ended with exit code 3: Traceback | cannot reach postgresql://app:***@db/x", failure.Message);
    }

    [Fact]
    public async Task A_run_that_does_not_end_is_ended()
    {
        using FakeAlembic project = new("sleep 600\n");

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(
            () => Print(project, isUpgrade: true, TimeSpan.FromSeconds(1)).WaitAsync(Long));

        Assert.Equal(("PgAlembicFailed", "Alembic did not end within 1 s."), (failure.ErrorId, failure.Message));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_is_ended()
    {
        using FakeAlembic project = new("sleep 600\n");
        using CancellationTokenSource cancellation = new();
        Task<RenderedBody> printing = Print(project, isUpgrade: true, TimeSpan.FromMinutes(10), cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printing.WaitAsync(Long));
    }

    [Fact]
    public async Task An_output_without_the_revision_is_a_failure()
    {
        using FakeAlembic project = new("echo 'SELECT 1;'\n");

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => Print(project, isUpgrade: true, Long));

        Assert.Equal(("PgAlembicFailed", "Alembic printed no upgrade of the revision a1."), (failure.ErrorId, failure.Message));
    }

    [Fact]
    public async Task An_id_that_would_be_an_option_is_refused()
    {
        using FakeAlembic project = new("touch ran\n");
        project.Write("db/versions/a1.py", "revision = '--config=x'\ndown_revision = None\ndef upgrade():\n    pass\n");

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => Print(project, isUpgrade: true, Long));

        Assert.Equal("The revision id --config=x or its parent's cannot be an argument of Alembic.", failure.Message);
        Assert.False(File.Exists(Path.Combine(project.Folder, "ran")));
    }

    [Fact]
    public void A_python_is_asked_for_its_module_and_a_missing_program_is_named()
    {
        using FakeAlembic project = new("");
        project.Write("python3", "");
        AlembicEnvironment environment = AlembicEnvironment.Find(project.Folder)!;
        string python = Path.Combine(project.Folder, "python3");

        Assert.Equal([python, "-m", "alembic"], AlembicCommand.Find(python, environment).Words);
        Assert.Equal([project.Program], AlembicCommand.Find(null, environment).Words);
        PgDbreException failure = Assert.Throws<PgDbreException>(() => AlembicCommand.Find(Path.Combine(project.Folder, "none"), environment));
        Assert.Equal(("PgAlembicNotFound", $"There is no file {Path.Combine(project.Folder, "none")}."), (failure.ErrorId, failure.Message));
    }

    private static Task<RenderedBody> Print(FakeAlembic project, bool isUpgrade, TimeSpan limit, CancellationToken cancellation = default)
    {
        AlembicEnvironment environment = AlembicEnvironment.Find(project.Folder)!;
        AlembicProgram program = new(AlembicCommand.Find(null, environment), project.Folder, limit);
        return new AlembicPrinter(program, environment).PrintAsync(
            RevisionSql.Render(environment.Graph.Scripts[0]), isUpgrade, cancellation);
    }
}
