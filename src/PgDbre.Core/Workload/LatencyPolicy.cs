namespace PgDbre.Core.Workload;

/// <summary>The latency targets of the project, in one place.</summary>
public static class LatencyPolicy
{
    /// <summary>Upper bound of <see cref="LatencyClass.Hot"/>, in milliseconds.</summary>
    public const double HotMs = 100;

    /// <summary>Upper bound of <see cref="LatencyClass.Regular"/>, in milliseconds.</summary>
    public const double RegularMs = 500;

    /// <summary>Upper bound of <see cref="LatencyClass.Complex"/>, in milliseconds.</summary>
    public const double ComplexMs = 1000;

    /// <summary>The class of a latency in milliseconds.</summary>
    public static LatencyClass Classify(double milliseconds) => milliseconds switch
    {
        < HotMs => LatencyClass.Hot,
        < RegularMs => LatencyClass.Regular,
        < ComplexMs => LatencyClass.Complex,
        _ => LatencyClass.OverTarget,
    };
}
