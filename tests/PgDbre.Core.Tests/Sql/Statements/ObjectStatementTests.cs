namespace PgDbre.Core.Tests.Sql.Statements;

/// <summary>DROP, COMMENT, GRANT and the objects without trees of their own.</summary>
public sealed class ObjectStatementTests
{
    [Theory]
    [InlineData(
        "drop table if exists a, s.b cascade",
        "DropObject(Kind: Table, Objects: [ObjectReference(Kind: Table, Name: a), ObjectReference(Kind: Table, Name: s.b)], "
        + "IfExists: True, IsCascade: True)")]
    [InlineData(
        "drop index concurrently if exists i, j",
        "DropObject(Kind: Index, Objects: [ObjectReference(Kind: Index, Name: i), ObjectReference(Kind: Index, Name: j)], "
        + "IfExists: True, IsConcurrent: True)")]
    [InlineData(
        "drop function f(int, text), s.g",
        "DropObject(Kind: Function, Objects: [ObjectReference(Kind: Function, Name: f, Arguments: `(int, text)`), "
        + "ObjectReference(Kind: Function, Name: s.g)])")]
    [InlineData(
        "drop procedure p",
        "DropObject(Kind: Procedure, Objects: [ObjectReference(Kind: Procedure, Name: p)])")]
    [InlineData(
        "drop aggregate a(*)",
        "DropObject(Kind: Aggregate, Objects: [ObjectReference(Kind: Aggregate, Name: a, Arguments: `(*)`)])")]
    [InlineData(
        "drop operator s.=#= (int, none)",
        "DropObject(Kind: Operator, Objects: [ObjectReference(Kind: Operator, Name: s.\"=#=\", Arguments: `(int, none)`)])")]
    [InlineData(
        "drop operator class c using gist",
        "DropObject(Kind: OperatorClass, Objects: [ObjectReference(Kind: OperatorClass, Name: c, Owner: gist)])")]
    [InlineData(
        "drop trigger tr on s.t restrict",
        "DropObject(Kind: Trigger, Objects: [ObjectReference(Kind: Trigger, Name: tr, Owner: s.t)])")]
    [InlineData(
        "drop policy if exists p on t",
        "DropObject(Kind: Policy, Objects: [ObjectReference(Kind: Policy, Name: p, Owner: t)], IfExists: True)")]
    [InlineData(
        "drop rule r on t cascade",
        "DropObject(Kind: Rule, Objects: [ObjectReference(Kind: Rule, Name: r, Owner: t)], IsCascade: True)")]
    [InlineData(
        "drop type s.ty cascade",
        "DropObject(Kind: Type, Objects: [ObjectReference(Kind: Type, Name: s.ty)], IsCascade: True)")]
    [InlineData(
        "drop domain d",
        "DropObject(Kind: Domain, Objects: [ObjectReference(Kind: Domain, Name: d)])")]
    [InlineData(
        "drop schema a, b cascade",
        "DropObject(Kind: Schema, Objects: [ObjectReference(Kind: Schema, Name: a), ObjectReference(Kind: Schema, Name: b)], "
        + "IsCascade: True)")]
    [InlineData(
        "drop extension if exists e",
        "DropObject(Kind: Extension, Objects: [ObjectReference(Kind: Extension, Name: e)], IfExists: True)")]
    [InlineData(
        "drop database if exists d with (force)",
        "DropObject(Kind: Database, Objects: [ObjectReference(Kind: Database, Name: d)], IfExists: True, IsForce: True)")]
    [InlineData(
        "drop role a, b",
        "DropObject(Kind: Role, Objects: [ObjectReference(Kind: Role, Name: a), ObjectReference(Kind: Role, Name: b)])")]
    [InlineData(
        "drop user mapping if exists for current_user server s",
        "DropObject(Kind: UserMapping, Objects: [ObjectReference(Kind: UserMapping, Name: \"current_user\", Owner: s)], "
        + "IfExists: True)")]
    [InlineData(
        "drop cast (int as text)",
        "DropObject(Kind: Cast, Objects: [ObjectReference(Kind: Cast, Name: \"(int as text)\")])")]
    [InlineData(
        "drop owned by a, current_user cascade",
        "DropOwned(Roles: [a, current_user], IsCascade: True)")]
    [InlineData(
        "reassign owned by a to b",
        "DropOwned(Roles: [a], NewOwner: b)")]
    [InlineData(
        "drop materialized view m",
        "DropObject(Kind: MaterializedView, Objects: [ObjectReference(Kind: MaterializedView, Name: m)])")]
    [InlineData(
        "drop text search configuration c",
        "DropObject(Kind: TextSearchConfiguration, Objects: [ObjectReference(Kind: TextSearchConfiguration, Name: c)])")]
    [InlineData(
        "drop access method m",
        "DropObject(Kind: AccessMethod, Objects: [ObjectReference(Kind: AccessMethod, Name: m)])")]
    [InlineData(
        "drop subscription s",
        "DropObject(Kind: Subscription, Objects: [ObjectReference(Kind: Subscription, Name: s)])")]
    [InlineData(
        "truncate a",
        "Truncate(Tables: [RelationReference(Name: a)])")]
    [InlineData(
        "truncate table only s.a, b * restart identity cascade",
        "Truncate(Tables: [RelationReference(Name: s.a, IsOnly: True), RelationReference(Name: b)], RestartIdentity: True, "
        + "IsCascade: True)")]
    [InlineData(
        "comment on table s.t is 'it''s'",
        "CommentOn(Target: ObjectReference(Kind: Table, Name: s.t), Text: it's)")]
    [InlineData(
        "comment on column s.t.c is null",
        "CommentOn(Target: ObjectReference(Kind: Column, Name: c, Owner: s.t))")]
    [InlineData(
        "comment on constraint k on domain d is 'x'",
        "CommentOn(Target: ObjectReference(Kind: Constraint, Name: k, Owner: d), Text: x)")]
    [InlineData(
        "comment on function f(int) is E'a\\nb'",
        "CommentOn(Target: ObjectReference(Kind: Function, Name: f, Arguments: `(int)`), Text: a\nb)")]
    [InlineData(
        "security label for p on table t is 'secret'",
        "CommentOn(Target: ObjectReference(Kind: Table, Name: t), Text: secret, IsSecurityLabel: True)")]
    [InlineData(
        "grant select, update (a, b) on s.t, u to alice, public with grant option",
        "GrantPrivileges(Privileges: [select, update (a, b)], Kind: Table, Objects: [ObjectReference(Kind: Table, Name: "
        + "s.t), ObjectReference(Kind: Table, Name: u)], Grantees: [alice, public], GrantOption: True)")]
    [InlineData(
        "grant all privileges on all tables in schema s to bob",
        "GrantPrivileges(Privileges: [all], Kind: Table, Objects: [ObjectReference(Kind: Schema, Name: s)], Grantees: [bob], "
        + "IsAllInSchema: True)")]
    [InlineData(
        "grant usage on schema s to group g",
        "GrantPrivileges(Privileges: [usage], Kind: Schema, Objects: [ObjectReference(Kind: Schema, Name: s)], Grantees: [g])")]
    [InlineData(
        "grant execute on function f(int) to current_user",
        "GrantPrivileges(Privileges: [execute], Kind: Function, Objects: [ObjectReference(Kind: Function, Name: f, "
        + "Arguments: `(int)`)], Grantees: [current_user])")]
    [InlineData(
        "revoke grant option for insert on t from bob cascade",
        "GrantPrivileges(IsRevoke: True, Privileges: [insert], Kind: Table, Objects: [ObjectReference(Kind: Table, Name: "
        + "t)], Grantees: [bob], GrantOption: True, IsCascade: True)")]
    [InlineData(
        "revoke all on sequence s from public",
        "GrantPrivileges(IsRevoke: True, Privileges: [all], Kind: Sequence, Objects: [ObjectReference(Kind: Sequence, Name: "
        + "s)], Grantees: [public])")]
    [InlineData(
        "grant a, b to c with admin option",
        "GrantRole(Roles: [a, b], Grantees: [c])")]
    [InlineData(
        "revoke admin option for a from b cascade",
        "GrantRole(IsRevoke: True, Roles: [a], Grantees: [b], IsCascade: True)")]
    [InlineData(
        "alter default privileges for role r in schema s grant select on tables to public",
        "AlterDefaultPrivileges(Privileges: [select], ObjectClass: tables, Grantees: [public], Roles: [r], Schemas: [s])")]
    [InlineData(
        "create role r with login password 'x'",
        "CreateObject(Kind: Role, Name: r, Definition: `with login password 'x'`)")]
    [InlineData(
        "create operator s.=#= (leftarg = int, rightarg = int, function = f)",
        "CreateObject(Kind: Operator, Name: s.\"=#=\")")]
    [InlineData(
        "create server if not exists s foreign data wrapper w",
        "CreateObject(Kind: ForeignServer, Name: s, IfNotExists: True, Definition: `foreign data wrapper w`)")]
    [InlineData(
        "create database d with owner = o template t",
        "CreateObject(Kind: Database, Name: d, Definition: `with owner = o template t`)")]
    [InlineData(
        "create event trigger e on ddl_command_start execute function f()",
        "CreateObject(Kind: EventTrigger, Name: e, Definition: `on ddl_command_start execute function f()`)")]
    [InlineData(
        "create default conversion c for 'LATIN1' to 'UTF8' from f",
        "CreateObject(Kind: Conversion, Name: c, Definition: `for 'LATIN1' to 'UTF8' from f`)")]
    [InlineData(
        "create or replace trusted language l",
        "CreateObject(Kind: Language, Name: l, OrReplace: True)")]
    [InlineData(
        "create subscription s connection 'c' publication p with (enabled = false)",
        "CreateObject(Kind: Subscription, Name: s, Definition: `connection 'c' publication p with (enabled = false)`)")]
    [InlineData(
        "alter function f(int) rename to g",
        "AlterObject(Target: ObjectReference(Kind: Function, Name: f, Arguments: `(int)`), Action: RenameTo(NewName: g))")]
    [InlineData(
        "alter function f(int) strict immutable",
        "AlterObject(Target: ObjectReference(Kind: Function, Name: f, Arguments: `(int)`), Action: UnknownAction())")]
    [InlineData(
        "alter trigger tr on t rename to u",
        "AlterObject(Target: ObjectReference(Kind: Trigger, Name: tr, Owner: t), Action: RenameTo(NewName: u))")]
    [InlineData(
        "alter schema s owner to o",
        "AlterObject(Target: ObjectReference(Kind: Schema, Name: s), Action: ChangeOwner(Role: o))")]
    [InlineData(
        "alter database d set tablespace fast",
        "AlterObject(Target: ObjectReference(Kind: Database, Name: d), Action: SetTablespace(Tablespace: fast))")]
    [InlineData(
        "alter role r with superuser",
        "AlterObject(Target: ObjectReference(Kind: Role, Name: r), Action: UnknownAction())")]
    [InlineData(
        "alter statistics if exists s set statistics 100",
        "AlterObject(Target: ObjectReference(Kind: Statistics, Name: s), Action: UnknownAction(), IfExists: True)")]
    [InlineData(
        "alter large object 42 owner to o",
        "AlterObject(Target: ObjectReference(Kind: LargeObject, Name: \"42\"), Action: ChangeOwner(Role: o))")]
    [InlineData(
        "import foreign schema \"Far\" limit to (a, b) from server s into public",
        "ImportForeignSchema(RemoteSchema: Far, Server: s, Schema: public)")]
    [InlineData(
        "checkpoint",
        "SessionCommand(Keyword: checkpoint)")]
    [InlineData(
        "discard all",
        "SessionCommand(Keyword: discard, Arguments: `all`)")]
    [InlineData(
        "listen ch",
        "SessionCommand(Keyword: listen, Name: ch, Arguments: `ch`)")]
    [InlineData(
        "notify ch, 'x'",
        "SessionCommand(Keyword: notify, Name: ch, Arguments: `ch, 'x'`)")]
    [InlineData(
        "execute q(1, 2)",
        "SessionCommand(Keyword: execute, Name: q, Arguments: `q(1, 2)`)")]
    [InlineData(
        "deallocate prepare all",
        "SessionCommand(Keyword: deallocate, Arguments: `prepare all`)")]
    [InlineData(
        "fetch next from c",
        "SessionCommand(Keyword: fetch, Arguments: `next from c`)")]
    public void An_object_statement_names_its_objects(string sql, string tree) => Assert.Equal(tree, TreeText.Of(sql));
}
