using System.Management.Automation;
using PgDbre.Shell;
using PgDbre.Testing;

namespace PgDbre.Tests.Contract;

/// <summary>Which record goes into which cmdlet, and with which error id the others are refused.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ProducerConsumerTests(SandboxFixture sandbox)
{
    private const string Slow = "Get-PgSlowQuery -Connection $here -ExcludeUtility -MinCalls 3 -Top 1";
    private const string Plan = Slow + " | Invoke-PgExplain";
    private const string Imported = "'Seq Scan on messages  (cost=0.00..4970.00 rows=20 width=69)', '  Filter: (user_id = 42)' | Import-PgPlan";
    private const string Recommendation = Plan + " | New-PgIndexRecommendation";

    private const string Tables = "Get-PgTable messages -Connection $here";
    private const string Indexes = "Get-PgIndex messages -Connection $here";
    private const string Vectors = "Get-PgIndex -Index points_hnsw -Connection $here";

    // "binds", or the error id; $here is the right connection, $elsewhere another database, which is the default one.
    public static TheoryData<string, string> Table => new()
    {
        { $"{Slow} | Invoke-PgExplain", "binds" },
        { $"{Slow} | Select-Object Server, Database, Query | Invoke-PgExplain", "PgConnectionMismatch" },
        { $"{Slow} | Select-Object Server, Database, Query | Invoke-PgExplain -Connection $here", "binds" },
        { $"{Slow} | Invoke-PgExplain -Connection $elsewhere", "PgConnectionMismatch" },
        { $"{Slow} | New-PgIndexRecommendation", "binds" },
        { $"{Plan} | New-PgIndexRecommendation", "binds" },
        { $"{Plan} | Select-Object * | New-PgIndexRecommendation", "PgConnectionMismatch" },
        { $"{Imported} | New-PgIndexRecommendation -Connection $here", "binds" },
        { $"{Imported} | Export-PgReport", "binds" },
        { $"{Imported} | New-PgIndex", "PgIndexInputUnknown" },
        { $"{Recommendation} | New-PgIndex -WhatIf", "nothing" },
        { $"{Recommendation} | New-PgIndex", "binds" },
        { $"{Slow} | Get-PgServer", "binds" },
        { $"{Slow} | Export-PgReport", "binds" },
        { $"{Plan} | Export-PgReport", "binds" },
        { $"{Recommendation} | Export-PgReport", "binds" },
        { "'SELECT 1' | Invoke-PgExplain", "binds" },
        { "42 | Invoke-PgExplain", "PgQueryMissing" },
        { "'VACUUM' | Invoke-PgExplain", "PgNotExplainable" },
        { $"{Slow} | Measure-PgQuery", "PgParameterValuesMissing" },
        { $"{Plan} | New-PgIndex", "PgIndexInputUnknown" },
        { "42 | Export-PgReport", "PgReportInputUnknown" },
        { $"{Tables} | Get-PgIndex", "binds" },
        { $"{Tables} | Test-PgSchema", "binds" },
        { $"{Tables} | Select-Object Server, Database, Schema, Table | Get-PgIndex", "PgConnectionMismatch" },
        { $"{Tables} | Get-PgIndex -Connection $elsewhere", "PgConnectionMismatch" },
        { $"{Tables} | Test-PgSchema -Connection $elsewhere", "PgConnectionMismatch" },
        { $"{Tables} | Export-PgSchemaSnapshot nowhere.json -WhatIf", "nothing" },
        { $"{Tables} | Select-Object Server, Database, Schema, Table | Export-PgSchemaSnapshot nowhere.json", "PgConnectionMismatch" },
        { $"{Tables} | Export-PgSchemaSnapshot nowhere.json -Connection $elsewhere", "PgConnectionMismatch" },
        { "$here, $elsewhere | Get-PgServer | Export-PgSchemaSnapshot nowhere.json", "PgSchemaSnapshotSeveral" },
        { $"{Recommendation} | Get-PgTable", "binds" },
        { $"{Recommendation} | New-PgIndex | Get-PgIndex", "binds" },
        { $"{Recommendation} | New-PgIndex | Remove-PgIndex -Confirm:$false -Force", "binds" },
        { $"{Indexes} | Get-PgTable", "binds" },
        { $"{Vectors} | Measure-PgVectorIndex -SampleSize 5 -EfSearch 40", "binds" },
        { $"{Vectors} | Measure-PgVectorIndex -Connection $elsewhere", "PgConnectionMismatch" },
        { $"{Vectors} | Select-Object Server, Database, Schema, Index | Measure-PgVectorIndex", "PgConnectionMismatch" },
        { $"{Vectors} | Measure-PgVectorIndex -SampleSize 5 -EfSearch 40 | Get-PgIndex", "binds" },
        { $"{Indexes} | Measure-PgVectorIndex", "PgIndexNotVector" },
        { $"{Recommendation} | New-PgIndex | Measure-PgVectorIndex", "PgIndexNotVector" },
        { $"{Indexes} | Remove-PgIndex -Confirm:$false", "PgIndexBacksConstraint" },
        { $"{Indexes} | Remove-PgIndex -Connection $elsewhere -Confirm:$false", "PgConnectionMismatch" },
        { $"{Indexes} | Select-Object Server, Database, Schema, Index | Remove-PgIndex -Confirm:$false", "PgConnectionMismatch" },
        { $"{Indexes} | New-PgIndex", "PgIndexNameTaken" },
        { $"{Indexes} | New-PgIndex -Reindex", "binds" },
        { $"{Indexes} | New-PgIndex -Reindex -WhatIf", "nothing" },
        { $"{Indexes} | New-PgIndex -Reindex -Connection $elsewhere", "PgConnectionMismatch" },
        { $"{Indexes} | Select-Object Server, Database, Schema, Index | New-PgIndex -Reindex", "PgConnectionMismatch" },
        { $"{Indexes} | New-PgIndex -Reindex | Get-PgIndex", "binds" },
        { $"{Recommendation} | New-PgIndex | New-PgIndex -Reindex", "binds" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_record_binds_or_is_refused_by_name(string pipeline, string expected)
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await ChatDatabase.AddPointsAsync(database);
        await using TestDatabase other = await sandbox.CreateDatabaseAsync();
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke(
            "$here = Connect-PgServer $first; $elsewhere = Connect-PgServer $second",
            ("first", database.ConnectionText),
            ("second", other.ConnectionText));

        ShellResult result = shell.Invoke(pipeline);

        if (expected is "binds" or "nothing")
        {
            Assert.Empty(result.Errors);
            Assert.True(expected == "binds" == result.Output.Count > 0, $"{result.Output.Count} records from: {pipeline}");
            return;
        }

        ErrorRecord error = result.Errors[0];
        Assert.StartsWith(expected + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
