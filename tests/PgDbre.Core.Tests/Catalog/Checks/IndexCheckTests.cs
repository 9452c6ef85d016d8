using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Catalog.Checks;

public sealed class IndexCheckTests
{
    private static readonly Column[] Columns = [SampleSchema.Column("a"), SampleSchema.Column("b")];
    private readonly SampleSchema _schema = new();

    [Fact]
    public void A_duplicate_is_named_with_its_drop()
    {
        _schema.Add("t", Columns, _schema.Index("one", "a"), _schema.Index("two", "a"));

        Finding finding = Assert.Single(_schema.Check("duplicate-index"));

        Assert.Equal(("public.two", Severity.Low), (finding.Object, finding.Severity));
        Assert.Equal("It is the same as public.one and takes 10.0 MB again.", finding.Message);
        Assert.Equal("DROP INDEX CONCURRENTLY public.two;", finding.Sql);
    }

    [Fact]
    public void A_duplicate_with_a_constraint_goes_with_its_constraint()
    {
        _schema.Add(
            "t",
            Columns,
            _schema.Index("t_pkey", "a") with { IsUnique = true, IsPrimary = true, Constraint = "t_pkey" },
            _schema.Index("t_a_key", "a") with { IsUnique = true, Constraint = "t_a_key" });

        Assert.Equal("ALTER TABLE public.t DROP CONSTRAINT t_a_key;", Assert.Single(_schema.Check("duplicate-index")).Sql);
    }

    [Fact]
    public void A_redundant_index_of_a_partitioned_table_has_no_safe_statement()
    {
        _schema.Add(new Table
        {
            Oid = 0,
            Name = new("public", "t"),
            Kind = TableKind.Partitioned,
            Columns = Columns,
            Indexes = [_schema.Index("narrow", "a"), _schema.Index("wide", "a", "b")],
        });

        Assert.Null(Assert.Single(_schema.Check("redundant-index")).Sql);
    }

    [Fact]
    public void An_unused_index_is_found_after_thirty_days()
    {
        AddUnused(200L << 20);

        Finding finding = Assert.Single(_schema.Check("unused-index"));

        Assert.Equal(
            ("public.idle", Severity.Medium, "DROP INDEX CONCURRENTLY public.idle;"),
            (finding.Object, finding.Severity, finding.Sql));
        Assert.Equal("No scan in 90 days of statistics; it takes 200.0 MB.", finding.Message);
    }

    [Fact]
    public void Where_a_standby_counts_for_itself_no_drop_is_offered()
    {
        AddUnused(200L << 20);
        _schema.State = _schema.State with { Unseen = ["standby replica1"] };

        Finding finding = Assert.Single(_schema.Check("unused-index"));

        Assert.Equal((Severity.Info, null), (finding.Severity, finding.Sql));
        Assert.Contains("standby replica1", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Young_statistics_judge_nothing_and_say_so_once()
    {
        AddUnused(200L << 20);
        _schema.State = _schema.State with { StatisticsSince = _schema.State.ReadAt.AddDays(-3) };

        Finding finding = Assert.Single(_schema.Check("unused-index"));

        Assert.Equal(("app", Severity.Info, null), (finding.Object, finding.Severity, finding.Sql));
        Assert.Contains("1 index (200.0 MB) had no scan so far", finding.Message, StringComparison.Ordinal);
        Assert.Contains("3 days only", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_a_unique_and_a_foreign_keys_index_are_not_unused()
    {
        AddUnused(4096);
        TableIndex unique = _schema.Index("u", "b") with { IsUnique = true };
        TableIndex support = _schema.Index("s", "a");
        _schema.Set(unique, new IndexState());
        _schema.Set(support, new IndexState());
        _schema.Add(_schema.Add("child", Columns, unique, support) with
        {
            Name = new("public", "other"),
            ForeignKeys =
            [
                new ForeignKey
                {
                    Name = "fk",
                    Child = new("public", "other"),
                    Columns = ["a"],
                    Parent = new("public", "p"),
                    ParentColumns = ["id"],
                    OnDelete = "CASCADE",
                },
            ],
        });

        Assert.DoesNotContain(_schema.Check("unused-index"), finding => finding.Object is "public.u" or "public.idle");
    }

    [Fact]
    public void An_index_that_would_take_over_from_a_redundant_one_is_not_unused()
    {
        TableIndex wide = _schema.Index("wide", "a", "b");
        _schema.Set(wide, new IndexState());
        _schema.Add("t", Columns, _schema.Index("narrow", "a"), wide);

        Assert.Empty(_schema.Check("unused-index"));
    }

    [Fact]
    public void Scans_of_the_parts_count_for_the_partitioned_index()
    {
        TableIndex partIndex = _schema.Index("part_idx", "a");
        TableIndex whole = _schema.Index("whole_idx", "a") with { SizeBytes = 0 };
        _schema.Set(partIndex, new IndexState { Scans = 5, AttachedTo = new("public", "whole_idx") });
        _schema.Set(whole, new IndexState());
        Table part = _schema.Add("part", Columns, partIndex);
        _schema.Add(part with { Name = new("public", "whole"), Kind = TableKind.Partitioned, Indexes = [whole] });

        Assert.Empty(_schema.Check("unused-index"));
    }

    [Fact]
    public void An_invalid_index_is_built_again_and_a_leftover_of_reindex_dropped()
    {
        TableIndex building = _schema.Index("building", "a") with { IsValid = false };
        _schema.Set(building, new IndexState { IsBeingBuilt = true });
        _schema.Add(
            "t",
            Columns,
            _schema.Index("broken", "a") with { IsValid = false },
            _schema.Index("t_pkey_ccnew1", "b") with { IsValid = false, IsUnique = true },
            building);

        Assert.Equal(
            ["REINDEX INDEX CONCURRENTLY public.broken;", "DROP INDEX CONCURRENTLY public.t_pkey_ccnew1;"],
            _schema.Check("invalid-index").Select(finding => finding.Sql));
    }

    [Fact]
    public void On_a_standby_an_invalid_index_may_be_on_its_way()
    {
        _schema.State = _schema.State with { IsInRecovery = true };
        _schema.Add("t", Columns, _schema.Index("broken", "a") with { IsValid = false });

        Assert.Null(Assert.Single(_schema.Check("invalid-index")).Sql);
    }

    [Fact]
    public void A_bloated_index_is_found_by_pages_and_entries()
    {
        TableIndex index = _schema.Index("fat", "a") with { SizeBytes = 400L << 20 };
        // A fresh one of ten million bigint keys takes 214 MB.
        _schema.Set(index, new IndexState { Scans = 1, PagesAtStatistics = 51_200, EntriesAtStatistics = 10_000_000 });
        _schema.Add("t", Columns, index);

        Finding finding = Assert.Single(_schema.Check("bloated-index"));

        Assert.True(finding.IsApproximate);
        Assert.Equal("REINDEX INDEX CONCURRENTLY public.fat;", finding.Sql);
        Assert.Contains("of its 400.0 MB are empty (46 %", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bloat_is_not_guessed_without_column_statistics()
    {
        TableIndex index = _schema.Index("fat", "a") with { SizeBytes = 400L << 20 };
        _schema.Set(index, new IndexState { Scans = 1, PagesAtStatistics = 51_200, EntriesAtStatistics = 10_000_000 });
        _schema.Add("t", [SampleSchema.Column("a") with { Statistics = null }], index);

        Assert.Empty(_schema.Check("bloated-index"));
    }

    private void AddUnused(long size)
    {
        TableIndex idle = _schema.Index("idle", "b") with { SizeBytes = size };
        _schema.Set(idle, new IndexState());
        _schema.Add("t", Columns, idle);
    }
}
