using PgDbre.Core.Migrations.Alembic.Environments;

namespace PgDbre.Core.Tests.Migrations.Alembic.Environments;

/// <summary>Where the revisions are, from whatever path a person gives.</summary>
public sealed class AlembicEnvironmentTests : IDisposable
{
    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("alembic.ini")]
    [InlineData("db")]
    [InlineData("db/versions")]
    public void The_environment_is_found_from_its_folders_and_its_configuration(string path)
    {
        Usual();

        AlembicEnvironment found = AlembicEnvironment.Find(_project[path])!;

        Assert.Equal((_project["alembic.ini"], _project["db"]), (found.Configuration!.File, found.ScriptLocation));
        Assert.Equal([_project["db/versions"]], found.VersionLocations);
        Assert.Equal(["a1", "b2"], found.Graph.UpgradeOrder.Select(script => script.Revision));
        Assert.Equal(2, found.Selected.Count);
    }

    [Fact]
    public void A_single_revision_is_selected_and_the_others_are_known()
    {
        Usual();

        AlembicEnvironment found = AlembicEnvironment.Find(_project["db/versions/b2.py"])!;

        Assert.Equal(["b2"], found.Selected.Select(reading => reading.Script!.Revision));
        Assert.Equal(["a1", "b2"], found.Readings.Select(reading => reading.Script!.Revision));
        Assert.Equal(_project["db/env.py"], found.Script!.Path);
    }

    [Fact]
    public void Files_of_a_pipeline_are_selected_together()
    {
        Usual();

        AlembicEnvironment found = AlembicEnvironment.Find([_project["db/versions/a1.py"], _project["db/versions/b2.py"]])!;

        Assert.Equal(["a1", "b2"], found.Selected.Select(reading => reading.Script!.Revision));
    }

    [Fact]
    public void A_revision_without_an_environment_stands_alone()
    {
        _project.WithRevision("loose/a1.py", "a1");

        AlembicEnvironment found = AlembicEnvironment.Find(_project["loose/a1.py"])!;

        Assert.Null(found.Configuration);
        Assert.Null(found.Script);
        Assert.Equal("a1", Assert.Single(found.Selected).Script!.Revision);
    }

    [Fact]
    public void Flask_Migrate_keeps_alembic_ini_beside_env_py()
    {
        _project.With("migrations/alembic.ini", "[alembic]\n").With("migrations/env.py", "").WithRevision("migrations/versions/a1.py", "a1");

        AlembicEnvironment found = AlembicEnvironment.Find(_project.Folder)!;

        Assert.Equal(_project["migrations"], found.ScriptLocation);
        Assert.Single(found.Readings);
    }

    [Theory]
    [InlineData("version_locations = %(here)s/one %(here)s/two")]
    [InlineData("version_locations = %(here)s/one, %(here)s/two")]
    [InlineData("version_path_separator = :\nversion_locations = %(here)s/one:%(here)s/two")]
    [InlineData("path_separator = newline\nversion_locations =\n    %(here)s/one\n    %(base)s/two\nbase = %(here)s")]
    [InlineData("path_separator = ;\nversion_locations = one;two")]
    public void Several_version_locations_are_split_as_Alembic_splits_them(string lines)
    {
        _project.With("alembic.ini", $"# comment\n[alembic]\nscript_location = %(here)s/db\n{lines}\n")
            .With("db/env.py", "").WithRevision("one/a1.py", "a1").WithRevision("two/b2.py", "b2", "a1");

        AlembicEnvironment found = AlembicEnvironment.Find(_project["alembic.ini"])!;

        Assert.Equal([_project["one"], _project["two"]], found.VersionLocations);
        Assert.Equal(2, found.Readings.Count);
    }

    [Fact]
    public void Folders_below_count_only_where_the_configuration_says_so()
    {
        Usual();
        _project.WithRevision("db/versions/2024/c3.py", "c3", "b2");
        Assert.Equal(2, AlembicEnvironment.Find(_project.Folder)!.Readings.Count);

        _project.With("alembic.ini", "[alembic]\nscript_location = db\nrecursive_version_locations = true\n");
        Assert.Equal(3, AlembicEnvironment.Find(_project.Folder)!.Readings.Count);
    }

    [Fact]
    public void Pyproject_toml_is_a_configuration_too()
    {
        _project.With("pyproject.toml", """
                [project]
                name = "x"
                [tool.alembic] # of 1.16
                script_location = "%(here)s/db"
                version_locations = [
                    "%(here)s/one", # first ]
                    'two',
                ]
                recursive_version_locations = true
                [tool.other]
                script_location = "wrong"
                """)
            .With("db/env.py", "").WithRevision("one/deep/a1.py", "a1").WithRevision("two/b2.py", "b2", "a1");

        AlembicEnvironment found = AlembicEnvironment.Find(_project.Folder)!;

        Assert.Equal((_project["db"], true), (found.ScriptLocation, found.Configuration!.IsRecursive));
        Assert.Equal([_project["one"], _project["two"]], found.VersionLocations);
        Assert.Equal(2, found.Readings.Count);
    }

    [Fact]
    public void A_script_location_inside_a_package_is_a_folder()
    {
        _project.With("alembic.ini", "[alembic]\nscript_location = app.db:migrations\n").With("app/db/migrations/env.py", "")
            .WithRevision("app/db/migrations/versions/a1.py", "a1");

        Assert.Equal(_project["app/db/migrations"], AlembicEnvironment.Find(_project.Folder)!.ScriptLocation);
    }

    [Fact]
    public void A_configuration_further_down_is_found()
    {
        _project.With("backend/service/alembic.ini", "[alembic]\nscript_location = db\n").With("backend/service/db/env.py", "")
            .WithRevision("backend/service/db/versions/a1.py", "a1");

        Assert.Equal(_project["backend/service/alembic.ini"], AlembicEnvironment.Find(_project.Folder)!.Configuration!.File);
    }

    [Fact]
    public void A_broken_revision_is_listed_and_other_Python_is_not()
    {
        Usual();
        _project.With("db/versions/__init__.py", "").With("db/versions/broken.py", "revision = (\n");

        AlembicEnvironment found = AlembicEnvironment.Find(_project.Folder)!;

        Assert.Equal(["a1.py", "b2.py", "broken.py"], found.Readings.Select(reading => Path.GetFileName(reading.Path)));
        Assert.NotNull(found.Readings[2].Problem);
    }

    [Fact]
    public void A_folder_without_revisions_is_no_environment_and_a_missing_path_is_an_error()
    {
        Assert.Null(AlembicEnvironment.Find(_project.Folder));
        Assert.Equal(
            $"There is no file or folder {_project["nowhere"]}.",
            Assert.Throws<FileNotFoundException>(() => AlembicEnvironment.Find(_project["nowhere"])).Message);
    }

    private void Usual() => _project.With("alembic.ini", "[alembic]\nscript_location = %(here)s/db\n[loggers]\nkeys = root\n")
        .With("db/env.py", "").WithRevision("db/versions/a1.py", "a1").WithRevision("db/versions/b2.py", "b2", "a1");
}
