namespace PgDbre.Shell;

/// <summary>What the program does.</summary>
internal enum ShellMode
{
    Prompt,
    File,
    Command,
    Version,
    Help,
}
