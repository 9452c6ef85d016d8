namespace PgDbre.Shell;

/// <summary>Exit codes of the program itself, as pwsh has them; a script's <c>exit n</c> gives n.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The last statement failed, or an error ended the script.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong, or the script file does not exist (EX_USAGE of sysexits.h).</summary>
    public const int Usage = 64;

    /// <summary>The engine or the module could not be started (EX_SOFTWARE of sysexits.h).</summary>
    public const int StartFailed = 70;

    /// <summary>Stopped by a signal: 128 and its number, as POSIX shells report it.</summary>
    public const int Interrupted = 128 + 2;

    /// <inheritdoc cref="Interrupted"/>
    public const int Terminated = 128 + 15;

    /// <inheritdoc cref="Interrupted"/>
    public const int HungUp = 128 + 1;
}
