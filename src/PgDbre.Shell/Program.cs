using System.Management.Automation;
using PgDbre.Shell;
using PgDbre.Shell.Hosting;

try
{
    ShellOptions options = ShellOptions.Parse(args);
    switch (options.Mode)
    {
        case ShellMode.Help:
            Console.WriteLine(UsageText.Help);
            return ExitCode.Success;
        case ShellMode.Version:
            Console.WriteLine(UsageText.Version);
            return ExitCode.Success;
        case ShellMode.File when !File.Exists(options.Text):
            throw new UsageException($"The script file '{options.Text}' does not exist.");
    }

    string? module = options.NoModule ? null : ModuleLocator.Locate(options);
    if (module is null && !options.NoModule)
    {
        await Console.Error.WriteLineAsync("No PgDbre.psd1 at or above the program. Build the module, or name it with -ModulePath.");
        return ExitCode.StartFailed;
    }

    using ConsoleSession console = ConsoleSession.Start(new SystemTerminal(options.NonInteractive), module);
    return console.Run(options);
}
catch (UsageException wrong)
{
    await Console.Error.WriteLineAsync($"{wrong.Message}{Environment.NewLine}{Environment.NewLine}{UsageText.Help}");
    return ExitCode.Usage;
}
catch (RuntimeException failure)
{
    await Console.Error.WriteLineAsync("The module could not be imported: " + ErrorText.Format(ErrorText.RecordOf(failure)));
    return ExitCode.StartFailed;
}
