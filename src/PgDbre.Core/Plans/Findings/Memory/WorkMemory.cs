using System.Globalization;

namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// How much work_mem would have kept an operation in memory. Measured on 15 with 400 000 rows: a sort needs 1.8 times its disk size,
/// a hash join's batches x peak is 1.2 times what one batch needs. Rounded up to a power of two in MB.
/// </summary>
internal static class WorkMemory
{
    private const double DefaultKilobytes = 4096;
    private const double SortPerDisk = 2;
    private const double HashAggregatePerDisk = 1.5;
    // Measured on 18: 1.3 times for rows of 74 bytes, 2.4 times for rows of 8.
    private const double KeptRowsPerDisk = 2.5;
    private const int TupleHeader = 24;
    private const int TupleOverhead = 48;
    private const int HeaderBytes = 16;
    private const int FirstWithDoubledHashMemory = 150000;

    /// <param name="diskKilobytes">Disk of the process that spilled most.</param>
    /// <param name="rowsPerProcess">Rows each process sorted.</param>
    /// <param name="width">Plan Width, bytes.</param>
    public static int MegabytesForSort(double diskKilobytes, double rowsPerProcess, int width) =>
        RoundUp(Math.Max(SortPerDisk * diskKilobytes, SortKilobytes(rowsPerProcess, width)));

    public static double SortKilobytes(double rows, int width) => rows * (TupleOverhead + Align8(width + HeaderBytes)) / 1024;

    public static int MegabytesForHash(Plan plan, double batches, double peakKilobytes) =>
        RoundUp(batches * peakKilobytes / HashMultiplier(plan));

    public static int MegabytesForHashAggregate(Plan plan, double peakKilobytes, double diskKilobytes) =>
        RoundUp((peakKilobytes + (HashAggregatePerDisk * diskKilobytes)) / HashMultiplier(plan));

    /// <param name="diskKilobytes">Maximum Storage of rows that are kept to be read again.</param>
    public static int MegabytesForKeptRows(double diskKilobytes) => RoundUp(KeptRowsPerDisk * diskKilobytes);

    /// <summary>
    /// What lets the planner hash a subquery's result (subselect.c, subplan_is_hashable); null if it is not memory that it lacks.
    /// </summary>
    public static int? MegabytesForHashedSubplan(Plan plan, PlanNode subplan)
    {
        double needed = subplan.PlanRows * (Align8(subplan.PlanWidth) + TupleHeader) / 1024;
        return needed > Kilobytes(plan) * HashMultiplier(plan) ? RoundUp(needed / HashMultiplier(plan)) : null;
    }

    /// <summary>work_mem of the session if the plan tells (SETTINGS), else the server's default of 4 MB.</summary>
    public static double Kilobytes(Plan plan) => Parse(plan.Settings.GetValueOrDefault("work_mem")) ?? DefaultKilobytes;

    /// <summary>The smallest scope first: it ends with the transaction.</summary>
    public static string SetLocal(int megabytes) => $"SET LOCAL work_mem = '{megabytes.ToString(CultureInfo.InvariantCulture)}MB';";

    /// <summary>What the recommendation must add wherever it names an amount.</summary>
    public static string Caution(int megabytes) =>
        $"work_mem {megabytes.ToString(CultureInfo.InvariantCulture)} MB would hold it (by measured formulas). Set it for this statement, "
        + "then the role, never first for the server: each such node of each parallel process of each session may take that much.";

    // 1.0 in 13 and 14, 2.0 since 15; unknown servers get the larger answer.
    private static double HashMultiplier(Plan plan) =>
        Number(plan.Settings.GetValueOrDefault("hash_mem_multiplier")) is > 0 and var set ? set
        : plan.VersionNumber >= FirstWithDoubledHashMemory ? 2
        : 1;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static int RoundUp(double kilobytes)
    {
        int megabytes = 1;
        while (megabytes * 1024d < kilobytes && megabytes < 1 << 21)
        {
            megabytes *= 2;
        }

        return megabytes;
    }

    private static int Align8(int bytes) => (int)((bytes + 7L) & ~7L);

    /// <summary>A setting of memory such as 64MB, in kB; null where there is none or its unit is another.</summary>
    public static double? Parse(string? setting)
    {
        if (setting is null)
        {
            return null;
        }

        string digits = new([.. setting.TakeWhile(char.IsAsciiDigit)]);
        double unit = setting[digits.Length..].Trim() switch { "kB" or "" => 1, "MB" => 1024, "GB" => 1024 * 1024, _ => double.NaN };
        return double.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out double amount) && !double.IsNaN(unit)
            ? amount * unit
            : null;
    }
}
