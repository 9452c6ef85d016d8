using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Vectors;
using PgDbre.Core.Plans;
using PgDbre.Core.Sandboxes;
using PgDbre.Core.Workload;
using PgDbre.Shell;

namespace PgDbre.Tests.Views;

public sealed partial class DefaultViewTests
{
    [Fact]
    public void Query_measurement() => AssertView(
        new QueryMeasurement
        {
            Server = "db:5432",
            Database = "app",
            Name = "nearest",
            Query = "select 1",
            Runs = 20,
            P50Ms = 3.14,
            P95Ms = 5.25,
            P99Ms = 1234.5,
            MinMs = 1,
            MaxMs = 9,
            MeanMs = 4,
            ChangePercent = -97.56,
            Recall = 0.98,
        },
        """
        Name    Runs p50 (ms) p95 (ms) p99 (ms) Change (%) Recall
        ----    ---- -------- -------- -------- ---------- ------
        nearest   20      3.1      5.3  1,234.5      -97.6   0.98
        """);

    [Fact]
    public void Vector_index_measurement() => AssertView(
        new VectorIndexMeasurement
        {
            Server = "db:5432",
            Database = "app",
            Schema = "public",
            Table = "docs",
            Index = "docs_embedding_idx",
            Method = "hnsw",
            Setting = "hnsw.ef_search",
            Value = 80,
            Iterative = "relaxed_order",
            K = 10,
            Samples = 100,
            Recall = 0.956,
            RecallP5 = 0.7,
            RecallMargin = 0.03,
            ShortResults = 0.015,
            P50Ms = 1.25,
            P95Ms = 4.5,
            ExactP50Ms = 20,
            IsIndexUsed = true,
            IsRecommended = true,
            Sql = "",
            Seed = 1,
        },
        """
        Index                        Setting                                Recall Short (%) p50 (ms) p95 (ms) Judgement
        -----                        -------                                ------ --------- -------- -------- ---------
        docs_embedding_idx           hnsw.ef_search = 80, relaxed_order       0.95       1.5      1.3      4.5 recommended
        """);

    [Fact]
    public void Sandbox_status() => AssertView(
        new SandboxStatus
        {
            Server = "127.0.0.1:54321",
            Database = "pgdbre",
            Name = "pgdbre-1a2b",
            Provider = SandboxProviderName.DebianRoot,
            Version = "17.11",
            PgBouncerPort = 6432,
            OwnerProcessId = 1,
            PassFile = "/tmp/pgpass",
            StartedAt = DateTimeOffset.UnixEpoch,
            StartMs = 3456,
            Missing = ["hypopg"],
        },
        """
        Name                     Server                Provider   Version  PgBouncer Started in Missing
        ----                     ------                --------   -------  --------- ---------- -------
        pgdbre-1a2b              127.0.0.1:54321       DebianRoot 17.11         6432      3.5 s hypopg
        """);

    [Fact]
    public void Server_report() => AssertView(
        new ServerReport
        {
            Server = "db:5432",
            Database = "app",
            User = "me",
            Version = "17.11",
            Uptime = TimeSpan.FromHours(30),
            IsInRecovery = false,
            CanSeeAllStatements = true,
            Connections = 7,
            MaxConnections = 100,
            DatabaseSizeBytes = 12_897_485,
            Extensions = [new ServerExtension("vector", "0.8.0", "0.8.0", "", null), new ServerExtension("hypopg", null, null, "", null)],
            Remedies = ["CREATE EXTENSION hypopg;"],
        },
        """
        Server              : db:5432
        Database            : app
        Database size       : 12.3 MB
        User                : me
        Version             : 17.11
        Uptime              : 1.06:00:00
        Standby             : False
        Default connection  : False
        Connections         : 7 of 100
        Sees all statements : True
        Extensions          : vector 0.8.0, hypopg (missing)
        To do               : CREATE EXTENSION hypopg;
        """);
}
