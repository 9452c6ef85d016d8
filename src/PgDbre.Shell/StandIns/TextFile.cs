using System.Management.Automation;
using System.Text;

namespace PgDbre.Shell.StandIns;

/// <summary>A text file that a cmdlet writes: its path, and the manners that Out-File, Set-Content and Export-Csv share.</summary>
internal sealed class TextFile(PSCmdlet cmdlet, string path)
{
    /// <summary>UTF-8 without a byte order mark, the default of PowerShell 6 and later.</summary>
    public static readonly Encoding DefaultEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public Encoding Encoding { get; init; } = DefaultEncoding;

    public bool Append { get; init; }

    public bool Force { get; init; }

    public bool NoClobber { get; init; }

    /// <summary>Path in the file system, relative to PowerShell's location, not the process's.</summary>
    public string FullPath { get; } = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    /// <summary>Opens the file; null under -WhatIf or a declined -Confirm. What prevents it ends the cmdlet.</summary>
    public TextWriter? Open(string action)
    {
        if (!cmdlet.ShouldProcess(FullPath, action))
        {
            return null;
        }

        try
        {
            if (Force && File.Exists(FullPath))
            {
                File.SetAttributes(FullPath, File.GetAttributes(FullPath) & ~FileAttributes.ReadOnly);
            }

            FileStream stream = new(FullPath, Mode, FileAccess.Write, FileShare.Read);
            return new StreamWriter(stream, Encoding);
        }
        catch (IOException failure) when (NoClobber && File.Exists(FullPath))
        {
            throw Refused(failure, "NoClobber", ErrorCategory.ResourceExists);
        }
        catch (IOException failure)
        {
            throw Refused(failure, "FileOpenFailure", ErrorCategory.OpenError);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw Refused(failure, "FileOpenFailure", ErrorCategory.PermissionDenied);
        }
    }

    private FileMode Mode => (Append, NoClobber) switch
    {
        (true, _) => FileMode.Append,
        (_, true) => FileMode.CreateNew,
        _ => FileMode.Create,
    };

    private PipelineStoppedException Refused(Exception failure, string errorId, ErrorCategory category)
    {
        cmdlet.ThrowTerminatingError(new ErrorRecord(failure, errorId, category, FullPath));
        return new PipelineStoppedException();
    }
}
