using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Proving;

namespace PgDbre.Data.Plans.Proving;

/// <summary>One statement to be tried, for all findings that propose it.</summary>
internal sealed class ProofTrial
{
    private readonly IReadOnlyList<Finding> _findings;
    private readonly Dictionary<Finding, FindingProof> _proofs = new(ReferenceEqualityComparer.Instance);

    public ProofTrial(ProposedChange change, IReadOnlyList<Finding> findings)
    {
        Change = change;
        _findings = findings;
        if (change.Obstacle is { } obstacle)
        {
            Leave(obstacle);
        }
    }

    public ProposedChange Change { get; }

    /// <summary>What its most valuable finding is worth.</summary>
    public double Score => _findings.Max(finding => finding.Score);

    /// <summary>True while there is no verdict.</summary>
    public bool IsOpen => _proofs.Count == 0;

    /// <summary>A verdict for each finding.</summary>
    public IEnumerable<KeyValuePair<Finding, FindingProof>> Proofs => _proofs;

    /// <summary>Not tried, for that reason.</summary>
    public void Leave(string reason, bool quotesServer = false) =>
        Close(_ => FindingProof.NotTried(reason) with { QuotesServer = quotesServer });

    /// <summary>Tried; each finding has its own verdict.</summary>
    public void Close(Func<Finding, FindingProof> judge)
    {
        foreach (Finding finding in _findings)
        {
            _proofs[finding] = judge(finding);
        }
    }
}
