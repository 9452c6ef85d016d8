using PgDbre.Shell;

namespace PgDbre.Tests.Shell.StandIns;

/// <summary>A session without a module, in an empty folder. With Microsoft.PowerShell.SDK the same tests check the real cmdlets.</summary>
public abstract class StandInTest : IDisposable
{
    protected StandInTest()
    {
        Folder = Directory.CreateTempSubdirectory("pgdbre stand-in ").FullName;
        Run("Set-Location $folder", ("folder", Folder));
    }

    protected string Folder { get; }

    private ShellSession Session { get; } = ShellSession.Create();

    public void Dispose()
    {
        Session.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a script that may fail.</summary>
    protected ShellResult Run(string script, params (string Name, object? Value)[] variables) => Session.Invoke(script, variables);

    /// <summary>Runs a script that must not fail, and returns its output as text, an object for each element.</summary>
    protected string[] Text(string script, params (string Name, object? Value)[] variables)
    {
        ShellResult result = Run(script, variables);
        Assert.Equal([], result.Errors.Select(error => error.ToString()));
        return [.. result.Output.Select(item => item?.ToString() ?? "")];
    }

    /// <summary>Runs a script that must report exactly one error; returns its id without the class of the cmdlet.</summary>
    protected string ErrorId(string script) => Assert.Single(Run(script).Errors).FullyQualifiedErrorId.Split(',')[0];

    /// <summary>Lines of a file of the folder, with \r\n and \n alike.</summary>
    protected string[] Lines(string file) => File.ReadAllLines(Path.Combine(Folder, file));
}
