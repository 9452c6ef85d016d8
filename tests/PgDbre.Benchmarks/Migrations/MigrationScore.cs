using PgDbre.Data.Tests.Migrations;

namespace PgDbre.Benchmarks.Migrations;

/// <summary>How a reviewer did on the cases of the lock table.</summary>
/// <param name="Reviewer">What it is called.</param>
/// <param name="Verdicts">What it said of each case, in the order of the table.</param>
/// <param name="Time">For all cases.</param>
internal sealed record MigrationScore(string Reviewer, IReadOnlyList<CaseVerdict> Verdicts, TimeSpan Time)
{
    /// <summary>The heading above the lines of <see cref="ToString"/>.</summary>
    public const string Heading = "                        found  (of them open)  missed  false  (open, but safe)       time";

    /// <summary>Cases that block, of which it says nothing.</summary>
    public IEnumerable<LockCase> Misses => Cases(isBlocking: true, CaseVerdict.Quiet);

    /// <summary>Cases that do not block, of which it says that they do.</summary>
    public IEnumerable<LockCase> FalseAlarms => Cases(isBlocking: false, CaseVerdict.Flagged);

    /// <summary>Cases that do not block, of which it says that this depends on what it does not know.</summary>
    public IEnumerable<LockCase> OpenQuestions => Cases(isBlocking: false, CaseVerdict.Open);

    /// <inheritdoc />
    public override string ToString()
    {
        int open = Cases(isBlocking: true, CaseVerdict.Open).Count();
        int found = open + Cases(isBlocking: true, CaseVerdict.Flagged).Count();
        return $"{Reviewer,-24}{found,5}  {open,14}  {Misses.Count(),6}  {FalseAlarms.Count(),5}  {OpenQuestions.Count(),16}  {Time.TotalMilliseconds,6:f0} ms";
    }

    private IEnumerable<LockCase> Cases(bool isBlocking, CaseVerdict verdict) => LockTable.Cases
        .Zip(Verdicts)
        .Where(pair => pair.Second == verdict && LockTruth.Blocks(pair.First) == isBlocking)
        .Select(pair => pair.First);
}
