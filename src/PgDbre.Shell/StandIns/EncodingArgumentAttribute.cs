using System.Management.Automation;
using System.Text;

namespace PgDbre.Shell.StandIns;

/// <summary>Takes an encoding by the names PowerShell gives it, or by any name .NET knows.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EncodingArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is PSObject { BaseObject: var inner })
        {
            inputData = inner;
        }

        if (inputData is not string name)
        {
            return inputData;
        }

        return name.ToLowerInvariant() switch
        {
            "utf8" or "utf8nobom" => TextFile.DefaultEncoding,
            "utf8bom" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            "unicode" => Encoding.Unicode,
            "bigendianunicode" => Encoding.BigEndianUnicode,
            "utf32" => Encoding.UTF32,
            "ascii" => Encoding.ASCII,
            _ => Named(name),
        };
    }

    private static Encoding Named(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException unknown)
        {
            throw new ArgumentTransformationMetadataException($"There is no encoding named '{name}'.", unknown);
        }
    }
}
