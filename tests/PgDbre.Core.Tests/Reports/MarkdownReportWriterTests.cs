using PgDbre.Core.Findings;
using PgDbre.Core.Reports;
using PgDbre.Core.Reports.Markdown;

namespace PgDbre.Core.Tests.Reports;

public sealed class MarkdownReportWriterTests
{
    private static readonly DateTimeOffset Made = new(2026, 11, 23, 18, 5, 0, TimeSpan.Zero);

    [Fact]
    public void The_whole_report_of_a_small_incident()
    {
        const string Expected =
            """
            # Performance Optimization Summary

            **Verdict:** 1 index built; 1 of 1 measured query within target (p95 < 100.0 ms), best 42x faster.

            ## Scope

            - Database `app` on `db:5432`
            - Based on: 1 statement of pg_stat_statements, 1 plan of a statement that ran (EXPLAIN ANALYZE), 1 finding, 1 index recommendation, 1 built index, 1 latency measurement
            - Latency target: p95 below 100.0 ms
            - Report made: 2026-11-23 18:05 UTC

            ## Diagnosis

            ### Query time before

            | # | Query | Mean, server statistics | Calls | One run, EXPLAIN ANALYZE | Latency p95, measured |
            | --- | --- | ---: | ---: | ---: | ---: |
            | Q1 | `SELECT id FROM messages WHERE user_id = $1` | 412.3 ms | 1,200 | 398.7 ms | 420.0 ms |

            Server statistics and EXPLAIN ANALYZE are execution times on the server, without network and client; only the last column is latency.

            ### Sequential scans

            | Query | Table | Filter | Rows read | Rows kept | Rows kept, estimate | Time of the scan |
            | --- | --- | --- | ---: | ---: | ---: | ---: |
            | Q1 | `public.messages` | `(user_id = 5)` | 200,000 | 40 | 38 | 398.2 ms |

            ### Missing indexes

            | Table | Columns | Method | Why | Verification | Planner cost saved |
            | --- | --- | --- | --- | --- | ---: |
            | `public.messages` | `user_id` | btree | The filter on user_id keeps 40 of 200000 rows. | verified by the planner | 97.6 % |

            ### Findings

            | Severity | Rule | Object | What | What to do |
            | --- | --- | --- | --- | --- |
            | High | `seq-scan-selective-filter` | `public.messages` | A sequential scan reads 200000 rows to keep 40. | Index user_id. |

            ## Changes Applied

            ### 1. Index `public.ix_messages_user_id` on `public.messages` (btree)

            Why: The filter on user_id keeps 40 of 200000 rows.

            ```sql
            CREATE INDEX CONCURRENTLY ix_messages_user_id ON public.messages USING btree (user_id)
            ```

            Undo:

            ```sql
            DROP INDEX CONCURRENTLY public.ix_messages_user_id
            ```

            ## Results

            | What | Figure | Before | After | Change |
            | --- | --- | ---: | ---: | ---: |
            | `messages of a user` | latency p95, measured | 420.0 ms | 10.0 ms | -97.6 % (faster) |
            | `public.ix_messages_user_id` | planner cost, estimated | 5,000 | 120 | -97.6 % (lower) |

            ## Production Impact

            | Query | Latency p95 | Target | Verdict | Runs | Concurrency | Recall |
            | --- | ---: | ---: | --- | ---: | ---: | ---: |
            | `messages of a user` | 10.0 ms | below 100.0 ms | within target | 20 | 1 | not measured |

            | Index | Size | Build time | Used by the plan afterwards | Write cost, estimated |
            | --- | ---: | ---: | --- | --- |
            | `public.ix_messages_user_id` | 4.3 MB | 1.5 s | yes | about 2 µs per inserted row |

            All indexes together: 4.3 MB, built in 1.5 s.

            """;

        Assert.Equal(Expected, Text(SampleRecords.Build, SampleRecords.Measurement(10, before: 420)));
    }

    [Fact]
    public void Where_nothing_was_measured_the_report_says_so_and_has_no_latency()
    {
        string text = Text(SampleRecords.Recommendation);

        Assert.Contains("Latency: not measured.", text, StringComparison.Ordinal);
        Assert.Contains("Latency p95: not measured.", text, StringComparison.Ordinal);
        Assert.Contains("No change was applied.", text, StringComparison.Ordinal);
        Assert.Contains("### Recommended, not applied", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_query_stays_in_its_cell()
    {
        string text = Text(SampleRecords.SlowQuery with { Query = "select '| x |\n# owned <script>`' -- \u001b[2J" });

        Assert.Contains("| Q1 | select '&#124; x &#124; # owned &#60;script&#62;&#96;' -- &#92;u001b&#91;2J | 412.3 ms |", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public void A_hostile_name_breaks_neither_heading_nor_fence()
    {
        const string Name = "x`\n```\n# owned";

        string text = Text(SampleRecords.Build with { Index = Name, Sql = $"CREATE INDEX \"{Name}\" ON t (a)" });

        Assert.Contains("### 1. Index public.\"x&#96; &#96;&#96;&#96; # owned\" on `public.messages` (btree)", text, StringComparison.Ordinal);
        Assert.Contains("````sql\nCREATE INDEX \"x`\n```\n# owned\" ON t (a)\n````", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_title_is_one_heading() =>
        Assert.StartsWith("# &#60;b&#62;x&#60;/b&#62; # y\n", Text("<b>x</b>\n# y", SampleRecords.SlowQuery), StringComparison.Ordinal);

    [Fact]
    public void Rows_beyond_what_a_reader_takes_in_are_counted()
    {
        IEnumerable<Finding> many = Enumerable.Range(1, 53).Select(i => SampleRecords.Finding with { Object = $"t{i}" });

        string text = Text([.. many]);

        Assert.Contains("| `t50` |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("`t51`", text, StringComparison.Ordinal);
        Assert.Contains("\n3 more are left out here.\n", text, StringComparison.Ordinal);
    }

    private static string Text(params object[] records) => Text("Performance Optimization Summary", records);

    private static string Text(string title, params object[] records)
    {
        ReportInput input = new();
        Assert.All(records, record => Assert.True(input.TryAdd(record)));
        return new MarkdownReportWriter().Write(ReportBuilder.Build(input, title, 100, Made));
    }
}
