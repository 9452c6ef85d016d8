using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Migrations.Facts;

public sealed class SchemaSnapshotTests
{
    [Fact]
    public void A_name_without_a_schema_is_looked_up_along_the_search_path()
    {
        Assert.Equal("public.orders", Shop.On18.Find(new QualifiedName(null, "orders"))!.ToString());
        Assert.Equal("public.orders", Shop.On18.Find(new QualifiedName(null, "orders"), ["My Schema", "public"])!.ToString());
        Assert.Null(Shop.On18.Find(new QualifiedName(null, "orders"), ["My Schema"]));
        Assert.Equal("\"My Schema\".\"Weird \"\"T.ble\"", Shop.On18.Find(new QualifiedName("My Schema", "Weird \"T.ble"))!.ToString());
    }

    [Fact]
    public void An_index_is_found_with_its_table()
    {
        (RelationFacts table, IndexFacts index) = Shop.On18.FindIndex(new QualifiedName(null, "orders_state"))!.Value;

        Assert.Equal("orders", table.Name.Name);
        Assert.Equal(["lower((state)::text)", "at"], index.Keys.Select(key => key.Expression ?? key.Column));
        Assert.Equal(["total"], index.Included);
        Assert.Equal(["state"], index.ExpressionColumns);
        Assert.Equal(["customer_id"], index.PredicateColumns);
        Assert.True(index.Mentions("state") && index.Mentions("customer_id") && index.Mentions("at") && index.Mentions("total"));
        Assert.False(index.Mentions("code"));
        Assert.False(Shop.On18.FindIndex(new QualifiedName("public", "uses_free_n"))!.Value.Index.IsValid);
    }

    [Theory]
    [InlineData("now()", false)]
    [InlineData("CURRENT_TIMESTAMP", false)]
    [InlineData("COALESCE(NULLIF(current_user, 'a'), EXTRACT(year FROM now())::text)", false)]
    [InlineData("coalesce(random(), 1)", true)]
    [InlineData("gen_random_uuid()", true)]
    [InlineData("clock_timestamp()", true)]
    [InlineData("pg_catalog.random()", true)]
    [InlineData("lower('A') || random()", true)]
    [InlineData("next_code('x')", false)]
    [InlineData("next_code('x', 2)", false)]
    [InlineData("wild(1, 2, 3)", true)]
    [InlineData("nobody_knows_it(1)", true)]
    [InlineData("ts_rewrite('a'::tsquery, 'SELECT 1')", true)]
    [InlineData("ts_rewrite('a'::tsquery, 'b'::tsquery, 'c'::tsquery)", false)]
    [InlineData("'random()'", false)]
    public void A_default_is_volatile_if_it_calls_a_volatile_function(string expression, bool isVolatile) =>
        Assert.Equal(isVolatile, Shop.On18.IsVolatile(SqlExpression.Parse(expression)));

    [Fact]
    public void A_function_that_no_overload_fits_is_not_the_one_of_that_name() =>
        Assert.True(Shop.On18.IsVolatile(new QualifiedName("public", "next_code"), arguments: 3));

    [Fact]
    public void Defaults_of_columns_know_whether_they_are_volatile()
    {
        RelationFacts orders = Shop.On18.Find(new QualifiedName(null, "orders"))!;

        Assert.Equal(
            [("id", true), ("at", false), ("code", false)],
            new[] { "id", "at", "code" }.Select(name => (name, orders.FindColumn(name)!.IsDefaultVolatile)));
    }

    [Fact]
    public void A_domain_is_looked_through_to_its_base_type_and_its_constraints()
    {
        TypeName email = Shop.On18.Find(new QualifiedName(null, "customer"))!.FindColumn("mail")!.Type;

        Assert.Equal("character varying(30)", Shop.On18.BaseTypeOf(email).ToString());
        Assert.Equal(["email", "plain"], Shop.On18.DomainsOf(email).Select(domain => domain.Name.Name));
        Assert.True(Shop.On18.IsConstrained(email));
        Assert.False(Shop.On18.IsConstrained(TypeName.Parse("plain")));
        Assert.False(Shop.On18.IsConstrained(TypeName.Parse("email[]")));
        Assert.Equal(TypeName.Parse("int"), Shop.On18.BaseTypeOf(TypeName.Parse("integer")));
    }

    [Fact]
    public void A_columns_type_equals_the_type_a_migration_writes()
    {
        RelationFacts weird = Shop.On18.Find(new QualifiedName("My Schema", "Weird \"T.ble"))!;

        Assert.Equal(TypeName.Parse("numeric(10, 2)[]"), weird.FindColumn("select")!.Type);
        Assert.Equal(TypeName.Parse("timestamptz(3)"), weird.FindColumn("h")!.Type);
        Assert.Equal(TypeName.Parse("char(10)"), weird.FindColumn("c")!.Type);
        Assert.Equal(TypeName.Parse("interval day to second (3)"), weird.FindColumn("g")!.Type);
        Assert.NotEqual(TypeName.Parse("char"), weird.FindColumn("d")!.Type);
    }

    [Fact]
    public void Foreign_keys_that_point_at_a_table_are_found()
    {
        (RelationFacts table, ConstraintFacts key) = Assert.Single(Shop.On18.ForeignKeysTo(new QualifiedName("public", "event")));

        Assert.Equal("public.remark", table.ToString());
        Assert.Equal(["event_at", "event_id"], key.Columns);
        Assert.Equal(["at", "id"], key.ReferencedColumns);
    }

    [Fact]
    public void A_partitioned_table_knows_its_partitions_and_sums_them()
    {
        QualifiedName parent = new("public", "event");

        Assert.Equal(["event_2026", "event_rest"], Shop.On18.PartitionsOf(parent).Select(partition => partition.Name.Name));
        Assert.Equal("event_rest", Shop.On18.DefaultPartitionOf(parent)!.Name.Name);
        Assert.Equal(100, Shop.On18.Find(parent)!.Rows);
        Assert.Equal("RANGE (at)", Shop.On18.Find(parent)!.PartitionKey);
        Assert.Equal("kid", Assert.Single(Shop.On18.ChildrenOf(new QualifiedName("public", "base"))).Name.Name);
    }

    [Fact]
    public void What_uses_a_column_is_known()
    {
        RelationFacts orders = Shop.On18.Find(new QualifiedName(null, "orders"))!;

        Assert.Equal(
            [(DependentKind.GeneratedColumn, "doubled"), (DependentKind.MaterializedView, null), (DependentKind.View, null)],
            orders.DependentsOn("total").Select(one => (one.Kind, one.Part)));
        Assert.Equal(
            [(DependentKind.Rule, "orders_del"), (DependentKind.Trigger, "orders_note")],
            orders.DependentsOn("state").Select(one => (one.Kind, one.Part)));
        Assert.Equal(
            new DependentFacts(DependentKind.Default, new QualifiedName("public", "uses_free")) { Part = "n" }.ToString(),
            Assert.Single(Shop.On18.Find(new QualifiedName(null, "free_seq"))!.Dependents).ToString());
    }

    [Fact]
    public void Columns_of_a_type_are_found()
    {
        (RelationFacts relation, ColumnFacts column) = Assert.Single(Shop.On18.ColumnsOfType(new QualifiedName("public", "mood")));

        Assert.Equal(("customer", "feels"), (relation.Name.Name, column.Name));
        Assert.Equal("tags", Assert.Single(Shop.On18.ColumnsOfType(new QualifiedName("public", "citext"))).Column.Name);
    }

    [Fact]
    public void What_was_not_asked_for_or_was_held_may_exist()
    {
        SchemaSnapshot part = Snapshot(
            scope: [new SnapshotScope("app", "order*")], held: [new QualifiedName("app", "orders_2025")]);

        Assert.True(part.Covers(new QualifiedName("app", "orders")));
        Assert.False(part.Covers(new QualifiedName("app", "orders_2025")));
        Assert.False(part.Covers(new QualifiedName("app", "customer")));
        Assert.False(part.Covers(new QualifiedName(null, "orders")));
        Assert.True(Shop.On18.Covers(new QualifiedName(null, "nothing")));
    }

    [Fact]
    public void Rates_are_counts_over_the_time_they_cover()
    {
        RelationFacts relation = new()
        {
            Name = new QualifiedName("public", "t"),
            Kind = RelationKind.Table,
            Owner = "o",
            Figures = new RelationFigures { Scans = 7200, RowChanges = 0, StatementCalls = 10 },
        };

        Traffic traffic = Snapshot(countedFor: TimeSpan.FromHours(1)).TrafficOf(relation);

        Assert.Equal(new Traffic(2, 0, null), traffic);
        Assert.Equal(new Traffic(null, null, null), Snapshot(countedFor: TimeSpan.FromSeconds(5)).TrafficOf(relation));
    }

    [Fact]
    public void The_nearest_setting_of_a_role_wins()
    {
        SessionFacts session = new()
        {
            Role = "me",
            RoleSettings =
            [
                new RoleSetting(null, false, "lock_timeout", "4s"),
                new RoleSetting(null, true, "lock_timeout", "3s"),
                new RoleSetting("deployer", false, "lock_timeout", "2s"),
                new RoleSetting("deployer", true, "lock_timeout", "1s"),
                new RoleSetting("reporter", false, "lock_timeout", "0"),
            ],
        };

        Assert.Equal("1s", session.SettingOf("deployer", "lock_timeout"));
        Assert.Equal("0", session.SettingOf("reporter", "lock_timeout"));
        Assert.Equal("3s", session.SettingOf("other", "lock_timeout"));
        Assert.Null(session.SettingOf("deployer", "statement_timeout"));
    }

    [Theory]
    [InlineData("\"$user\", public", "me public")]
    [InlineData("App, \"My Schema\"", "app My Schema")]
    [InlineData("", "")]
    public void A_search_path_names_schemas(string searchPath, string schemas) =>
        Assert.Equal(schemas, string.Join(' ', SessionFacts.PathOf(searchPath, "me")));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_function_takes_what_its_defaults_leave_open(int arguments, bool takes) =>
        Assert.Equal(takes, Assert.Single(Shop.On18.FindFunctions(new QualifiedName(null, "next_code"))).Takes(arguments));

    private static SchemaSnapshot Snapshot(
        IReadOnlyList<SnapshotScope>? scope = null, IReadOnlyList<QualifiedName>? held = null, TimeSpan countedFor = default)
    {
        DateTimeOffset now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
        return new SchemaSnapshot
        {
            Server = "db:5432",
            Database = "shop",
            ServerVersion = "17.11",
            ServerMajor = 17,
            TakenAt = now,
            Session = new SessionFacts { Role = "me" },
            Scope = scope ?? [new SnapshotScope("*", "*")],
            Held = held ?? [],
            Activity = new ActivityFacts { CountedSince = now - countedFor },
        };
    }
}
