namespace PgDbre.Shell.StandIns;

/// <summary>Which fields of a CSV row are quoted.</summary>
public enum CsvQuoting
{
    /// <summary>Every field that has a value.</summary>
    Always,

    /// <summary>Fields that hold the delimiter, a quote or a line end.</summary>
    AsNeeded,

    /// <summary>None.</summary>
    Never,
}
