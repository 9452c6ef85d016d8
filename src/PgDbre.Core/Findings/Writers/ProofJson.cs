using System.Text.Json;
using PgDbre.Core.Plans.Proving;

namespace PgDbre.Core.Findings.Writers;

/// <summary>A proof as JSON, the same in every format that is JSON; what nobody measured is left out.</summary>
internal static class ProofJson
{
    public static void Proof(this Utf8JsonWriter json, FindingProof? proof)
    {
        if (proof is null)
        {
            return;
        }

        json.Group("proof", () =>
        {
            json.WriteString("verdict", proof.Verdict.ToString());
            json.WriteString("text", proof.ToString());
            json.WriteBoolean("isMeasured", proof.IsMeasured);
            foreach ((string name, double? value) in Figures(proof))
            {
                if (value is { } number && double.IsFinite(number))
                {
                    json.WriteNumber(name, number);
                }
            }

            json.Optional("reason", proof.Reason);
        });
    }

    private static IEnumerable<(string Name, double? Value)> Figures(FindingProof proof) =>
    [
        ("beforeCost", proof.BeforeCost), ("afterCost", proof.AfterCost), ("gainPercent", proof.GainPercent),
        ("beforeMs", proof.BeforeMs), ("afterMs", proof.AfterMs),
        ("beforeBlocks", proof.BeforeBlocks), ("afterBlocks", proof.AfterBlocks),
        ("beforeTempBlocks", proof.BeforeTempBlocks), ("afterTempBlocks", proof.AfterTempBlocks),
        ("beforeRows", proof.BeforeRows), ("afterRows", proof.AfterRows), ("indexSizeBytes", proof.IndexSizeBytes),
    ];
}
