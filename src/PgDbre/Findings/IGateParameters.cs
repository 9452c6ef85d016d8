using PgDbre.Core.Findings;
using PgDbre.Core.Findings.Writers;

namespace PgDbre.Findings;

/// <summary>The parameters every Test- and Find- cmdlet shares.</summary>
internal interface IGateParameters
{
    Severity? FailOn { get; }

    FindingFormat? Format { get; }

    string? Baseline { get; }

    bool UpdatesBaseline { get; }
}
