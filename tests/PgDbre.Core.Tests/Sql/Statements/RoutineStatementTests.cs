namespace PgDbre.Core.Tests.Sql.Statements;

/// <summary>Routines, triggers, rules, policies, statistics, publications.</summary>
public sealed class RoutineStatementTests
{
    [Theory]
    [InlineData(
        "create function f() returns int language sql immutable as 'select 1'",
        "CreateRoutine(Kind: Function, Name: f, Returns: int4, Language: sql, Volatility: immutable, Body: "
        + "RoutineBody(Language: sql, Text: select 1))")]
    [InlineData(
        "create or replace function s.f(a int, inout b text default 'x', variadic c numeric(10,2)[] = '{}') returns setof "
        + "t.c%type language plpgsql security definer set search_path = a, b strict cost 10 as $$ begin end $$",
        "CreateRoutine(Kind: Function, Name: s.f, OrReplace: True, Parameters: [RoutineParameter(Name: a, Type: int4, Mode: "
        + "in), RoutineParameter(Name: b, Type: text, Mode: inout, Default: `'x'`), RoutineParameter(Name: c, Type: "
        + "numeric(10,2)[], Mode: variadic, Default: `'{}'`)], Returns: setof t.c%type, Language: plpgsql, IsSecurityDefiner: "
        + "True, Settings: [SetParameter(Name: search_path, Values: [a, b])], OtherOptions: [`strict`, `cost 10`], Body: "
        + "RoutineBody(Language: plpgsql, Text:  begin end ))")]
    [InlineData(
        "create function f(int, double precision, timestamp with time zone) returns table (a int, b text) as $x$ select 1, "
        + "'a' $x$ language 'SQL' stable",
        "CreateRoutine(Kind: Function, Name: f, Parameters: [RoutineParameter(Type: int4, Mode: in), RoutineParameter(Type: "
        + "float8, Mode: in), RoutineParameter(Type: timestamptz, Mode: in)], ReturnsTable: [RoutineParameter(Name: a, Type: "
        + "int4, Mode: table), RoutineParameter(Name: b, Type: text, Mode: table)], Language: sql, Volatility: stable, Body: "
        + "RoutineBody(Language: sql, Text:  select 1, 'a' ))")]
    [InlineData(
        "create function f(a int) returns int begin atomic select case when a > 0 then 1 end; select 2; end",
        "CreateRoutine(Kind: Function, Name: f, Parameters: [RoutineParameter(Name: a, Type: int4, Mode: in)], Returns: "
        + "int4, Language: sql, Body: RoutineBody(Language: sql, Text: begin atomic select case when a > 0 then 1 end; select "
        + "2; end))")]
    [InlineData(
        "create function f(a int) returns int return a + 1",
        "CreateRoutine(Kind: Function, Name: f, Parameters: [RoutineParameter(Name: a, Type: int4, Mode: in)], Returns: "
        + "int4, Language: sql, Body: RoutineBody(Language: sql, Text: return a + 1))")]
    [InlineData(
        "create function f(internal) returns void as 'lib', 'sym' language c",
        "CreateRoutine(Kind: Function, Name: f, Parameters: [RoutineParameter(Type: internal, Mode: in)], Returns: void, "
        + "Language: c, Body: RoutineBody(Language: c, Text: lib))")]
    [InlineData(
        "create procedure p(in a int, out b int) language plpgsql as $$ begin commit; end $$",
        "CreateRoutine(Kind: Procedure, Name: p, Parameters: [RoutineParameter(Name: a, Type: int4, Mode: in), "
        + "RoutineParameter(Name: b, Type: int4, Mode: out)], Language: plpgsql, Body: RoutineBody(Language: plpgsql, Text:  "
        + "begin commit; end ))")]
    [InlineData(
        "do $$ begin perform 1; end $$",
        "DoBlock(Body: RoutineBody(Language: plpgsql, Text:  begin perform 1; end ))")]
    [InlineData(
        "do language plperl 'x'",
        "DoBlock(Body: RoutineBody(Language: plperl, Text: x))")]
    [InlineData(
        "call s.p(1, 'a')",
        "CallStatement(Procedure: s.p, Expression: `s.p(1, 'a')`)")]
    [InlineData(
        "create or replace trigger tr before insert or update of a, b on s.t for each row when (new.a > 0) execute function "
        + "s.f('x')",
        "CreateTrigger(Name: tr, Table: s.t, Function: s.f, OrReplace: True, Timing: before, Events: [insert, update], "
        + "Columns: [a, b], IsForEachRow: True, When: `new.a > 0`)")]
    [InlineData(
        "create constraint trigger tr after delete on t from u deferrable initially deferred for each row execute procedure f()",
        "CreateTrigger(Name: tr, Table: t, Function: f, IsConstraint: True, Timing: after, Events: [delete], IsForEachRow: "
        + "True, ReferencedTable: u)")]
    [InlineData(
        "create trigger tr after update on t referencing old table as o new table n for each statement execute function f()",
        "CreateTrigger(Name: tr, Table: t, Function: f, Timing: after, Events: [update])")]
    [InlineData(
        "create trigger tr instead of insert on v for each row execute function f()",
        "CreateTrigger(Name: tr, Table: v, Function: f, Timing: instead of, Events: [insert], IsForEachRow: True)")]
    [InlineData(
        "create rule r as on insert to t where new.a > 0 do also (insert into u values (new.a); notify ch)",
        "CreateRule(Name: r, Table: t, Event: insert, Actions: [InsertStatement(Target: u, Query: SelectStatement(IsValues: "
        + "True)), SessionCommand(Keyword: notify, Name: ch, Arguments: `ch`)], Where: `new.a > 0`)")]
    [InlineData(
        "create or replace rule r as on delete to t do instead nothing",
        "CreateRule(Name: r, Table: t, Event: delete, OrReplace: True, IsInstead: True)")]
    [InlineData(
        "create policy p on t as restrictive for update to a, public using (owner = current_user) with check (true)",
        "CreatePolicy(Name: p, Table: t, IsRestrictive: True, Command: update, Roles: [a, public], Using: `owner = "
        + "current_user`, WithCheck: `true`)")]
    [InlineData(
        "alter policy p on t to b using (false)",
        "AlterPolicy(Name: p, Table: t, Roles: [b], Using: `false`)")]
    [InlineData(
        "alter policy p on t rename to q",
        "AlterPolicy(Name: p, Table: t, NewName: q)")]
    [InlineData(
        "create statistics if not exists s.st (mcv, ndistinct) on a, b, (c + 1) from t",
        "CreateStatistics(Name: s.st, Table: t, Elements: [IndexElement(Column: a), IndexElement(Column: b), "
        + "IndexElement(Expression: `c + 1`)], IfNotExists: True, Kinds: [mcv, ndistinct])")]
    [InlineData(
        "create publication p for table a, only s.b (x) where (x > 0), tables in schema s, current_schema with (publish = "
        + "'insert')",
        "CreatePublication(Name: p, Tables: [a, s.b], Schemas: [s, current_schema], Options: [publish=insert])")]
    [InlineData(
        "create publication p for all tables",
        "CreatePublication(Name: p, IsForAllTables: True)")]
    [InlineData(
        "alter publication p add table a, b",
        "AlterPublication(Name: p, Action: add, Tables: [a, b])")]
    [InlineData(
        "alter publication p set (publish = 'insert')",
        "AlterPublication(Name: p, Action: set, Options: [publish=insert])")]
    [InlineData(
        "alter publication p owner to o",
        "AlterObject(Target: ObjectReference(Kind: Publication, Name: p), Action: ChangeOwner(Role: o))")]
    public void A_routine_or_its_kin_is_told_in_full(string sql, string tree) => Assert.Equal(tree, TreeText.Of(sql));
}
