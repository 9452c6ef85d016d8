namespace PgDbre.Core.Tests.Sql.Statements;

/// <summary>Types, domains, sequences, views, schemas and extensions.</summary>
public sealed class TypeStatementTests
{
    [Theory]
    [InlineData(
        "create type e as enum ('a', 'it''s', E'b\\tc')",
        "CreateEnumType(Name: e, Labels: [a, it's, b\tc])")]
    [InlineData(
        "create type e as enum ()",
        "CreateEnumType(Name: e)")]
    [InlineData(
        "create type s.ty as (a int, b text collate \"C\")",
        "CreateCompositeType(Name: s.ty, Attributes: [ColumnDefinition(Name: a, Type: int4), ColumnDefinition(Name: b, Type: "
        + "text, Collation: \"C\")])")]
    [InlineData(
        "create type r as range (subtype = float8, subtype_diff = float8mi)",
        "CreateRangeType(Name: r, Options: [subtype=float8, subtype_diff=float8mi])")]
    [InlineData(
        "create type b (input = f, output = g, internallength = variable)",
        "CreateBaseType(Name: b, Options: [input=f, output=g, internallength=variable])")]
    [InlineData(
        "create type shell",
        "CreateBaseType(Name: shell)")]
    [InlineData(
        "alter type e add value if not exists 'x' before 'y'",
        "AlterType(Name: e, Actions: [AddEnumValue(Value: x, IfNotExists: True, Before: y)])")]
    [InlineData(
        "alter type e add value 'x' after 'z'",
        "AlterType(Name: e, Actions: [AddEnumValue(Value: x, After: z)])")]
    [InlineData(
        "alter type e rename value 'x' to 'y'",
        "AlterType(Name: e, Actions: [RenameEnumValue(Value: x, NewValue: y)])")]
    [InlineData(
        "alter type ty add attribute c int cascade, drop attribute if exists d, alter attribute e set data type text restrict",
        "AlterType(Name: ty, Actions: [AddAttributeToType(Attribute: ColumnDefinition(Name: c, Type: int4), IsCascade: "
        + "True), DropAttributeFromType(Attribute: d, IfExists: True), AlterAttributeType(Attribute: e, Type: text)])")]
    [InlineData(
        "alter type ty rename attribute a to b cascade",
        "AlterType(Name: ty, Actions: [RenameColumn(NewName: b, IsCascade: True, Column: a)])")]
    [InlineData(
        "alter type ty rename to tz",
        "AlterType(Name: ty, Actions: [RenameTo(NewName: tz)])")]
    [InlineData(
        "alter type ty set schema s",
        "AlterType(Name: ty, Actions: [SetSchema(Schema: s)])")]
    [InlineData(
        "create domain d as varchar(5) collate \"C\" default 'x' not null check (value <> '') constraint k check "
        + "(length(value) > 1)",
        "CreateDomain(Name: d, Type: varchar(5), Collation: \"C\", Default: `'x'`, Constraints: [NotNullConstraint(), "
        + "CheckConstraint(Expression: `value <> ''`), CheckConstraint(Expression: `length(value) > 1`, Name: k)])")]
    [InlineData(
        "alter domain d add constraint k check (value > 0) not valid",
        "AlterDomain(Name: d, Action: AddConstraint(Constraint: CheckConstraint(Expression: `value > 0`, Name: k, "
        + "IsNotValid: True)))")]
    [InlineData(
        "alter domain d set not null",
        "AlterDomain(Name: d, Action: SetDomainNotNull())")]
    [InlineData(
        "alter domain d set default 5",
        "AlterDomain(Name: d, Action: SetDomainDefault(Default: `5`))")]
    [InlineData(
        "alter domain d drop constraint if exists k cascade",
        "AlterDomain(Name: d, Action: DropConstraint(IfExists: True, IsCascade: True, Constraint: k))")]
    [InlineData(
        "alter domain d validate constraint k",
        "AlterDomain(Name: d, Action: ValidateConstraint(Constraint: k))")]
    [InlineData(
        "alter domain d rename constraint k to l",
        "AlterDomain(Name: d, Action: RenameConstraint(NewName: l, Constraint: k))")]
    [InlineData(
        "create temp sequence if not exists s as smallint increment by -1 minvalue 0 maxvalue 100 start 5 cache 10 cycle "
        + "owned by t.c",
        "CreateSequence(Name: s, Options: [as smallint, increment -1, minvalue 0, maxvalue 100, start 5, cache 10, cycle, "
        + "owned by t.c], Persistence: Temporary, IfNotExists: True)")]
    [InlineData(
        "create or replace temp view v (a, b) with (security_barrier) as select 1, 2 with local check option",
        "CreateView(Name: v, Query: SelectStatement(), OrReplace: True, Persistence: Temporary, Columns: [a, b], Options: "
        + "[security_barrier], CheckOption: local)")]
    [InlineData(
        "create recursive view v (n) as values (1) union all select n + 1 from v where n < 5",
        "CreateView(Name: v, Query: SelectStatement(IsSetOperation: True), IsRecursive: True, Columns: [n])")]
    [InlineData(
        "create view v as select * from t with check option",
        "CreateView(Name: v, Query: SelectStatement(), CheckOption: cascaded)")]
    [InlineData(
        "refresh materialized view concurrently s.m",
        "RefreshMaterializedView(Name: s.m, IsConcurrent: True)")]
    [InlineData(
        "refresh materialized view m with no data",
        "RefreshMaterializedView(Name: m, WithNoData: True)")]
    [InlineData(
        "create schema if not exists s authorization o",
        "CreateSchema(Name: s, Owner: o, IfNotExists: True)")]
    [InlineData(
        "create schema authorization current_user",
        "CreateSchema(Owner: current_user)")]
    [InlineData(
        "create schema s create table t (a int) create index on t (a) grant select on t to public",
        "CreateSchema(Name: s, Elements: [CreateTable(Name: t, Columns: [ColumnDefinition(Name: a, Type: int4)]), "
        + "CreateIndex(Table: t, Elements: [IndexElement(Column: a)]), GrantPrivileges(Privileges: [select], Kind: Table, "
        + "Objects: [ObjectReference(Kind: Table, Name: t)], Grantees: [public])])")]
    [InlineData(
        "create extension if not exists vector with schema s version '0.8.0' cascade",
        "CreateExtension(Name: vector, IfNotExists: True, Schema: s, Version: 0.8.0, IsCascade: True)")]
    [InlineData(
        "alter extension e update to '2.0'",
        "AlterExtension(Name: e, Action: UpdateExtension(Version: 2.0))")]
    [InlineData(
        "alter extension e add function f(int)",
        "AlterExtension(Name: e, Action: SetExtensionMember(Member: ObjectReference(Kind: Function, Name: f, Arguments: "
        + "`(int)`), IsAdded: True))")]
    [InlineData(
        "alter extension e set schema s",
        "AlterExtension(Name: e, Action: SetSchema(Schema: s))")]
    public void A_definition_is_told_in_full(string sql, string tree) => Assert.Equal(tree, TreeText.Of(sql));
}
