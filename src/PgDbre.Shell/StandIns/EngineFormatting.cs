using Microsoft.PowerShell.Commands.Internal.Format;

namespace PgDbre.Shell.StandIns;

/// <summary>
/// The engine's own formatters behind Format-Table, Format-List, Out-String and Out-File: the real cmdlets are thin classes
/// over these, so a stand-in that uses them renders exactly what pwsh renders.
/// </summary>
internal static class EngineFormatting
{
    private const string Namespace = "Microsoft.PowerShell.Commands.Internal.Format.";

    /// <summary>Makes a command write format objects of a shape: Table or List.</summary>
    public static void UseShape(FrontEndCommandBase command, string shape)
    {
        object formatShape = Enum.Parse(EngineInternals.TypeOf(Namespace + "FormatShape"), shape);
        SetImplementation(command, EngineInternals.Create(Namespace + "InnerFormatShapeCommand", formatShape));
    }

    /// <summary>Makes a command render objects as text lines of at most a width.</summary>
    public static void RenderTo(FrontEndCommandBase command, TextWriter writer, int width)
    {
        object renderer = EngineInternals.Create(Namespace + "OutputManagerInner");
        object lines = EngineInternals.Create(Namespace + "TextWriterLineOutput", writer, width);
        EngineInternals.SetProperty(renderer, "LineOutput", lines);
        SetImplementation(command, renderer);
    }

    private static void SetImplementation(FrontEndCommandBase command, object implementation) =>
        EngineInternals.SetField(command, typeof(FrontEndCommandBase), "implementation", implementation);
}
