namespace PgDbre.Core.Tests.Plans;

/// <summary>Files of Data/Formats: the same statements in every format, psql's frames, logs; made on live servers (formats.sql).</summary>
internal static class FormatCorpus
{
    public static string Folder { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Plans", "Data", "Formats");

    public static string Path(string file) => System.IO.Path.Combine(Folder, file);

    public static string Text(string file) => File.ReadAllText(Path(file));
}
