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

/// <summary>What a console of 120 columns shows of each record.</summary>
public sealed partial class DefaultViewTests : IDisposable
{
    private readonly ShellSession _shell = ShellSession.Create(RepositoryFolder.Manifest);

    [Fact]
    public void Slow_query() => AssertView(
        new SlowQuery
        {
            Server = "db:5432",
            Database = "app",
            Query = "SELECT *\n  FROM messages\n WHERE user_id = $1",
            Calls = 1200,
            MeanMs = 412.34,
            TotalMs = 494808,
            SharePercent = 61.5,
            LatencyClass = LatencyClass.Regular,
            Source = "pg_stat_statements",
        },
        """
        Database               Calls    Mean (ms)     Total (ms) Share (%) Class      Query
        --------               -----    ---------     ---------- --------- -----      -----
        app                    1,200        412.3      494,808.0      61.5 Regular    SELECT * FROM messages WHERE user_id = $1
        """);

    [Fact]
    public void A_query_that_would_act_on_the_terminal_is_disarmed()
    {
        string shown = Shown(new SlowQuery { Server = "db:5432", Database = "app", Query = "select 1 --\u001b]0;x\a", Source = "pg_stat_statements" });

        Assert.Contains(@"select 1 --\u001b]0;x\u0007", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\a', shown);
    }

    [Fact]
    public void Plan_as_a_table() => AssertTable(
        new Plan
        {
            Query = "select 1",
            TotalCost = 12345.67,
            ExecutionMs = 398.7,
            SlowestNode = "Seq Scan on messages",
            SlowestNodeMs = 398.2,
            Root = new PlanNode { NodeType = "Seq Scan" },
        },
        """
                Cost Execution (ms) Slowest node                       Alone (ms) Findings Query
                ---- -------------- ------------                       ---------- -------- -----
              12,346          398.7 Seq Scan on messages                    398.2        0 select 1
        """);

    [Fact]
    public void Plan_as_a_tree_has_times_rows_and_findings_beside_their_nodes()
    {
        string shown = Shown(new Plan
        {
            Server = "db:5432",
            Database = "app",
            Query = "select *\nfrom messages",
            IsAnalyzed = true,
            ExecutionMs = 40,
            PlanningMs = 0.25,
            SharedHitBlocks = 1000,
            SharedReadBlocks = 234,
            NodeCount = 2,
            Root = Node(1, "Limit", 0.5, 10, [Node(2, "Seq Scan", 39.5, 10, [])]),
            OutsideTree = new TimeOutsideTree { PlanningMs = 0.25, TriggersMs = 3.5 },
            Findings = new([new Finding
            {
                RuleId = "seq-scan-selective-filter", Severity = Severity.High, Object = "Seq Scan", NodeId = 2,
                Message = "It read much.", Evidence = "", Recommendation = "", Cause = new FindingCause("fault", null),
                Sql = "CREATE INDEX ON messages (user_id);",
            }]),
        });

        Assert.Equal(
            """
            select * from messages
            40.0 ms execution, 0.25 ms planning, 1,234 blocks (234 read), app on db:5432

                  alone                  rows     estimate  node
                0.50 ms                    10           12  Limit
                39.5 ms ████████           10           12    Seq Scan
                                                              ^ High seq-scan-selective-filter: It read much. (because of fault)
                                                                CREATE INDEX ON messages (user_id);
            outside the tree: planning 0.25 ms, triggers 3.5 ms
            """,
            shown);
    }

    [Fact]
    public void Plan_node() => AssertView(
        new PlanNode { Id = 1, NodeType = "Seq Scan", RelationName = "messages", TotalCost = 5000 },
        """
          Id Node                                                 Cost Rows, estimate         Rows   Alone (ms) Share (%)
          -- ----                                                 ---- --------------         ----   ---------- ---------
           1 Seq Scan on messages                                5,000
        """);

    [Fact]
    public void Finding() => AssertView(
        new Finding
        {
            RuleId = "seq-scan-selective-filter",
            Severity = Severity.High,
            Object = "public.messages",
            Message = "Reads 200000 rows to keep 40.",
            Evidence = "",
            Recommendation = "",
        },
        """
        Severity Rule                           Object                     Message
        -------- ----                           ------                     -------
        High     seq-scan-selective-filter      public.messages            Reads 200000 rows to keep 40.
        """);

    [Fact]
    public void Index_recommendation() => AssertView(
        new IndexRecommendation
        {
            Schema = "public",
            Table = "messages",
            Index = "ix_messages_user_id",
            Method = "btree",
            Columns = "user_id, created_at DESC",
            Reason = "",
            Verification = Verification.Verified,
            GainPercent = 97.6,
            EstimatedSizeBytes = 4_521_984,
            WriteCost = "",
            Sql = "",
            RuleId = "filter-columns",
        },
        """
        Table              Columns                        Method  Verification Gain (%)      Size Index
        -----              -------                        ------  ------------ --------      ---- -----
        messages           user_id, created_at DESC       btree   Verified         97.6    4.3 MB ix_messages_user_id
        """);

    [Fact]
    public void Rejected_index() => AssertView(
        new RejectedIndex
        {
            Candidate = "public.messages (status)",
            Cause = PgDbre.Core.Indexes.Candidates.RejectionCause.GainTooSmall,
            Value = 3.5,
            Reason = "It saves 3.5 % of the cost at most; 10 % are asked for.",
        },
        """
        Candidate                                  Cause          Reason
        ---------                                  -----          ------
        public.messages (status)                   GainTooSmall   It saves 3.5 % of the cost at most; 10 % are asked for.
        """);

    [Fact]
    public void Index_build() => AssertView(
        new IndexBuild
        {
            Server = "db:5432",
            Database = "app",
            Schema = "public",
            Table = "messages",
            Index = "ix_messages_user_id",
            Method = "btree",
            BuildMs = 1534,
            SizeBytes = 4_521_984,
            CostBefore = 5000,
            CostAfter = 120,
            Sql = "",
            UndoSql = "",
        },
        """
        Table              Method   Built in      Size  Cost before   Cost after Index
        -----              ------   --------      ----  -----------   ---------- -----
        messages           btree       1.5 s    4.3 MB        5,000          120 ix_messages_user_id
        """);

    [Fact]
    public void Table() => AssertView(
        new TableReport
        {
            Server = "db:5432",
            Database = "app",
            Schema = "public",
            Table = "messages",
            Kind = TableKind.Table,
            Rows = 1_234_567,
            TotalBytes = 4_521_984,
            IndexBytes = 1_048_576,
            DeadPercent = 3.25,
            LastAnalyze = new DateTimeOffset(2026, 11, 24, 3, 5, 59, TimeSpan.Zero),
        },
        """
        Schema       Table                                Rows      Total    Indexes Dead (%) Last analyze
        ------       -----                                ----      -----    ------- -------- ------------
        public       messages                        1,234,567     4.3 MB     1.0 MB      3.3 2026-11-24 03:05 UTC
        """);

    [Fact]
    public void Index() => AssertView(
        new IndexReport
        {
            Server = "db:5432",
            Database = "app",
            Schema = "public",
            Table = "messages",
            Index = "messages_user_id_idx",
            Method = "btree",
            Columns = "user_id",
            SizeBytes = 4_521_984,
            Scans = 12,
            BloatPercent = 31.5,
            IsValid = true,
            RedundantWith = "messages_user_id_created_at_idx",
            Definition = "",
        },
        """
        Table              Index                      Columns                   Size      Scans Bloat (%) Judgement
        -----              -----                      -------                   ----      ----- --------- ---------
        messages           messages_user_id_idx       user_id                 4.3 MB         12      31.5 served by messages_u…
        """);

    [Fact]
    public void Index_removal() => AssertView(
        new IndexRemoval
        {
            Server = "db:5432",
            Database = "app",
            Schema = "public",
            Table = "messages",
            Index = "messages_user_id_idx",
            Method = "btree",
            FreedBytes = 4_521_984,
            Scans = 0,
            RemovalMs = 21.5,
            Sql = "",
            RestoreSql = "CREATE INDEX CONCURRENTLY i ON t (a)",
        },
        """
        Table              Index                          Freed      Took Brought back by
        -----              -----                          -----      ---- ---------------
        messages           messages_user_id_idx          4.3 MB   21.5 ms CREATE INDEX CONCURRENTLY i ON t (a)
        """);

    [Fact]
    public void Index_rebuild() => AssertView(
        new IndexRebuild
        {
            Server = "db:5432",
            Database = "app",
            Schema = "public",
            Table = "messages",
            Index = "messages_user_id_idx",
            Method = "btree",
            SizeBeforeBytes = 4_521_984,
            SizeAfterBytes = 1_048_576,
            RebuildMs = 850,
            WasValid = true,
            Sql = "",
        },
        """
        Table              Method  Rebuilt in    Before     After     Freed Index
        -----              ------  ----------    ------     -----     ----- -----
        messages           btree     850.0 ms    4.3 MB    1.0 MB    3.3 MB messages_user_id_idx
        """);

    public void Dispose() => _shell.Dispose();

    private static PlanNode Node(int id, string type, double ownMs, double rows, PlanNode[] children) => new()
    {
        Id = id,
        NodeType = type,
        Children = children,
        Metrics = new NodeMetrics { ExclusiveMs = ownMs, TotalRows = rows, TotalPlanRows = 12 },
    };

    private void AssertTable(object record, string expected) => Assert.Equal(expected, Shown(record, "Format-Table"));

    private void AssertView(object record, string expected) => Assert.Equal(expected, Shown(record));

    private string Shown(object record, string view = "Out-Default")
    {
        ShellResult result = _shell.Invoke($"$record | {view} | Out-Default", ("record", record));
        Assert.Empty(result.Errors);
        IEnumerable<string> lines = result.HostText.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd());
        return string.Join('\n', lines).Trim('\n');
    }
}
