using PgDbre.Core.Connections;

namespace PgDbre.Core.Findings;

/// <summary>The error a gate ends with after all output.</summary>
public static class GateFailure
{
    /// <summary>Stable id; scripts may match on it.</summary>
    public const string ErrorId = "PgGateFailed";

    /// <summary>A gate that findings have failed.</summary>
    public static PgDbreException From(GateVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return new PgDbreException(
            ErrorId,
            PgErrorCategory.InvalidResult,
            $"{verdict.Failing} of {verdict.New} new findings are {verdict.FailOn} or worse.",
            "Mend them, accept them with -UpdateBaseline, or silence one with a comment: pgdbre:ignore rule-id reason.");
    }
}
