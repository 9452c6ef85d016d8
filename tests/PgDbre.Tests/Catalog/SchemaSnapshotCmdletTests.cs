using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Facts.Files;
using PgDbre.Core.Sql;
using PgDbre.Shell;
using PgDbre.Testing;
using PgDbre.Tests.Contract;
using PgDbre.Tests.Shell;

namespace PgDbre.Tests.Catalog;

/// <summary>Export-PgSchemaSnapshot, as people and scripts call it.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SchemaSnapshotCmdletTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task A_snapshot_is_a_file_that_is_read_back()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ScriptFile folder = new("");
        string path = Path.Combine(folder.Folder, "chat.json");
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke("Export-PgSchemaSnapshot $path", ("path", path));

        Assert.Empty(result.Errors);
        Assert.Equal(path, Assert.IsType<FileInfo>(Assert.Single(result.Output).BaseObject).FullName);
        SchemaSnapshot snapshot = Read(path);
        Assert.Equal((database.Target.Server, database.Target.Database), (snapshot.Server, snapshot.Database));
        Assert.NotNull(snapshot.Find(new QualifiedName(null, "messages"))!.PrimaryKey);
        Assert.Empty(Directory.GetFiles(folder.Folder, "*.tmp"));
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_with_force()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ScriptFile folder = new("");
        string path = Path.Combine(folder.Folder, "chat.json");
        await File.WriteAllTextAsync(path, "mine");
        using ShellSession shell = Open(database);

        ShellResult refused = shell.Invoke("Export-PgSchemaSnapshot $path", ("path", path));
        ShellResult shown = shell.Invoke("Export-PgSchemaSnapshot $path -Force -WhatIf", ("path", path));

        Assert.StartsWith("PgSchemaSnapshotExists,", Assert.Single(refused.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(shown.Output);
        Assert.Equal("mine", await File.ReadAllTextAsync(path));

        Assert.Empty(shell.Invoke("Export-PgSchemaSnapshot $path -Force", ("path", path)).Errors);

        Assert.NotEmpty(Read(path).Relations);
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_an_error_and_no_file()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ScriptFile folder = new("");
        string path = Path.Combine(folder.Folder, "chat.json");
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke("Export-PgSchemaSnapshot $path -Table messages, nobody", ("path", path));

        Assert.StartsWith("PgTableNotFound,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_an_error()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ScriptFile folder = new("");
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke("Export-PgSchemaSnapshot $path", ("path", Path.Combine(folder.Folder, "no", "chat.json")));

        Assert.StartsWith("PgSchemaSnapshotWriteFailed,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_from_the_pipe_go_into_one_file()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await database.ExecuteAsync("CREATE TABLE lonely (a int)");
        using ScriptFile folder = new("");
        string path = Path.Combine(folder.Folder, "chat.json");
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke("Get-PgTable messages, users | Export-PgSchemaSnapshot $path", ("path", path));

        Assert.Empty(result.Errors);
        SchemaSnapshot snapshot = Read(path);
        Assert.Equal(2, snapshot.Scope.Count);
        Assert.NotNull(snapshot.Find(new QualifiedName("public", "users")));
        Assert.False(snapshot.Covers(new QualifiedName("public", "lonely")));
    }

    private static SchemaSnapshot Read(string path) => SchemaSnapshotFile.Read(File.ReadAllBytes(path), path);

    private static ShellSession Open(TestDatabase database)
    {
        ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));
        return shell;
    }
}
