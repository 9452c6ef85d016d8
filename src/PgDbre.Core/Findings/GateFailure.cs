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

    /// <summary>A gate that does not know all it should judge: it can neither let pass nor write a baseline.</summary>
    public static PgDbreException NotJudged() => new(
        "PgGateNotJudged",
        PgErrorCategory.InvalidResult,
        "Something could not be read (see the errors above), so neither can the gate let pass nor a baseline be written.",
        "Mend the errors and run it again.");
}
