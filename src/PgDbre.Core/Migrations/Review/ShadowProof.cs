using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Plans.Proving;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Review;

/// <summary>Holds what a rule claims against what the statement did on a shadow. A claim that was not borne out becomes Info.</summary>
internal static class ShadowProof
{
    /// <summary>The finding with its proof; as it is where it claims nothing about a lock.</summary>
    public static Finding Of(Finding finding, StatementTrace trace)
    {
        if (finding.Claim is not { } claim)
        {
            return finding;
        }

        if (trace.Outcome != StatementOutcome.Ran)
        {
            return finding with { Proof = FindingProof.NotTried($"on the shadow it did not run: {trace.Message}") };
        }

        LockEffect shown = Shown(trace, claim.Relation);
        string told = Told(trace, claim.Relation);
        // A lock that an earlier statement of the transaction took is held already, and not taken again.
        bool mayBeHeld = trace.Transaction is { IsOpenBefore: true } && (shown.Work > TableWork.Rows || !TakesLock(trace, claim.Relation));
        bool isLocked = shown.Mode >= claim.Mode || mayBeHeld;
        bool isBorneOut = isLocked && (claim.Work <= TableWork.Rows || shown.Work > TableWork.Rows);
        return isBorneOut
            ? finding with { IsApproximate = false, Proof = new FindingProof { Verdict = ProofVerdict.Proven, IsMeasured = true, Shown = told } }
            : finding with
            {
                Severity = Severity.Info,
                Proof = new FindingProof
                {
                    Verdict = ProofVerdict.NotProven, IsMeasured = true, Shown = told, Reason = "the shadow shows less than the rule says",
                },
            };
    }

    /// <summary>The strongest lock and the heaviest work that a trace shows for a relation.</summary>
    public static LockEffect Shown(StatementTrace trace, QualifiedName relation)
    {
        TableName name = new(relation.Schema ?? "", relation.Name);
        LockMode mode = trace.Locks.Where(taken => taken.Relation.Name == name).Select(taken => taken.Mode).DefaultIfEmpty().Max();
        TableWork work = trace.Rewrites.Any(rewrite => rewrite.Relation.Name == name) ? TableWork.Rewrite
            : trace.IndexBuilds.Any(build => build.Relation.Table == name) ? TableWork.IndexBuild
            : trace.FullScans.Any(scan => scan.Relation.Name == name) ? TableWork.Scan
            : trace.Rows.Any(rows => rows.Relation.Name == name) ? TableWork.Rows
            : TableWork.None;
        return new LockEffect(relation, mode, work);
    }

    private static string Told(StatementTrace trace, QualifiedName relation)
    {
        LockEffect shown = Shown(trace, relation);
        bool isLocked = TakesLock(trace, relation);
        string work = shown.Work switch
        {
            TableWork.Rewrite => "rewrote it",
            TableWork.IndexBuild => "built an index from all of it",
            TableWork.Scan => "read it from end to end",
            TableWork.Rows => "changed rows of it",
            _ => "read none of it",
        };
        return $"on the shadow it took {(isLocked ? shown.Mode.Name() : "no new lock")} on {relation} and {work} ({Quantity.Milliseconds(trace.DurationMs)})";
    }

    private static bool TakesLock(StatementTrace trace, QualifiedName relation) =>
        trace.Locks.Any(taken => taken.Relation.Name == new TableName(relation.Schema ?? "", relation.Name));
}
