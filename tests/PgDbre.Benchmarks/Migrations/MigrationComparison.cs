using System.Diagnostics;
using PgDbre.Benchmarks.Peers;
using PgDbre.Data.Tests.Migrations;

namespace PgDbre.Benchmarks.Migrations;

/// <summary>
/// Reviewers of migrations on the same statements: those of the lock table, for what they find, and a script of a thousand, for time.
/// The truth is what live servers were seen doing. A peer is given the statement alone, which is all that it reads.
/// </summary>
internal static class MigrationComparison
{
    private const int Target = 17;

    /// <summary>Runs it: --peers names the folder node_modules with squawk-cli, @postgres-language-server/cli and @flvmnt/pgfence.</summary>
    public static int Run(string[] options)
    {
        if (options is not ([] or ["--peers", _]))
        {
            Console.Error.WriteLine("migrations [--peers <node_modules>]");
            return 2;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("pgdbre-migrations-");
        try
        {
            MigrationPeer[] peers = options is [_, string modules] ? Installed(Path.GetFullPath(modules)) : [];
            PrintScores(folder.FullName, peers);
            PrintTimes(folder.FullName, peers);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static MigrationPeer[] Installed(string modules)
    {
        MigrationPeer[] peers = [new Squawk(modules), new LanguageServer(modules), new Pgfence(modules)];
        foreach (MigrationPeer missing in peers.Where(peer => !peer.IsInstalled))
        {
            Console.WriteLine($"{missing.Name} is left out: there is no {missing.Program}.");
        }

        return [.. peers.Where(peer => peer.IsInstalled)];
    }

    private static void PrintScores(string folder, IReadOnlyList<MigrationPeer> peers)
    {
        Console.WriteLine(
            $"{LockTable.Cases.Count} statements; {LockTable.Cases.Count(LockTruth.Blocks)} of them work through a table while writes or reads wait.");
        Console.WriteLine(MigrationScore.Heading);
        MigrationScore text = Own("PgDbre, text only", knowsSchema: false);
        MigrationScore schema = Own("PgDbre, schema known", knowsSchema: true);
        Console.WriteLine(text);
        Console.WriteLine(schema);
        foreach (MigrationPeer peer in peers)
        {
            Console.WriteLine(Of(peer, folder));
        }

        PrintNames(text, knowsSchema: false);
        PrintNames(schema, knowsSchema: true);
    }

    private static MigrationScore Own(string name, bool knowsSchema)
    {
        long start = Stopwatch.GetTimestamp();
        CaseVerdict[] verdicts = [.. LockTable.Cases.Select(one => OwnReview.Verdict(one, knowsSchema))];
        return new MigrationScore(name, verdicts, Stopwatch.GetElapsedTime(start));
    }

    private static MigrationScore Of(MigrationPeer peer, string folder)
    {
        string[] files = [.. LockTable.Cases.Select((_, index) => $"{index:d3}.sql")];
        foreach ((LockCase one, string file) in LockTable.Cases.Zip(files))
        {
            File.WriteAllText(Path.Combine(folder, file), one.Sql + ";\n");
        }

        long start = Stopwatch.GetTimestamp();
        HashSet<string> flagged = [.. LockTable.Cases.Zip(files)
            .GroupBy(pair => LockTruth.Version(pair.First), pair => pair.Second)
            .SelectMany(version => peer.Flagged(folder, [.. version], version.Key))];
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        return new MigrationScore(
            $"{peer.Name} {peer.Version()}", [.. files.Select(file => flagged.Contains(file) ? CaseVerdict.Flagged : CaseVerdict.Quiet)], time);
    }

    private static void PrintNames(MigrationScore score, bool knowsSchema)
    {
        Console.WriteLine($"{score.Reviewer}:");
        foreach (LockCase one in score.Misses)
        {
            bool isKnown = OwnReview.ModelVerdict(one, knowsSchema) > CaseVerdict.Quiet;
            Console.WriteLine($"  missed, {(isKnown ? "no rule says it" : "not in the lock model")}: {one.Name}");
        }

        foreach (LockCase one in score.FalseAlarms)
        {
            Console.WriteLine($"  false: {one.Name}");
        }

        foreach (LockCase one in score.OpenQuestions)
        {
            Console.WriteLine($"  left open: {one.Name}");
        }
    }

    private static void PrintTimes(string folder, IReadOnlyList<MigrationPeer> peers)
    {
        Console.WriteLine("A script of 1,000 statements:");
        for (int run = 1; run <= 3; run++)
        {
            long start = Stopwatch.GetTimestamp();
            int found = OwnReview.Count(ThousandStatements.Script);
            Console.WriteLine($"  PgDbre, in this process, run {run}: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:f0} ms, {found} findings");
        }

        File.WriteAllText(Path.Combine(folder, "thousand.sql"), ThousandStatements.Script);
        foreach (MigrationPeer peer in peers)
        {
            double[] times = [.. Enumerable.Range(0, 3).Select(_ => peer.Time(folder, ["thousand.sql"], Target).TotalMilliseconds).Order()];
            Console.WriteLine($"  {peer.Name}, the whole process, median of 3: {times[1]:f0} ms");
        }
    }
}
