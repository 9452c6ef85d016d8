namespace PgDbre.Core.Tests.Sql.Statements;

/// <summary>SET, transactions, LOCK, VACUUM.</summary>
public sealed class SessionStatementTests
{
    [Theory]
    [InlineData(
        "set lock_timeout = '2s'",
        "SetParameter(Name: lock_timeout, Values: [2s])")]
    [InlineData(
        "set local statement_timeout to 0",
        "SetParameter(Name: statement_timeout, Values: [0], IsLocal: True)")]
    [InlineData(
        "set session work_mem to default",
        "SetParameter(Name: work_mem)")]
    [InlineData(
        "set search_path = a, \"B\", 'c'",
        "SetParameter(Name: search_path, Values: [a, B, c])")]
    [InlineData(
        "set MyApp.User = 5",
        "SetParameter(Name: myapp.user, Values: [5])")]
    [InlineData(
        "set x from current",
        "SetParameter(Name: x, IsFromCurrent: True)")]
    [InlineData(
        "set time zone 'UTC'",
        "SetParameter(Name: timezone, Values: [UTC])")]
    [InlineData(
        "set time zone local",
        "SetParameter(Name: timezone)")]
    [InlineData(
        "set local time zone interval '-08:00' hour to minute",
        "SetParameter(Name: timezone, Values: [interval '-08:00' hour to minute], IsLocal: True)")]
    [InlineData(
        "set role none",
        "SetParameter(Name: role, Values: [none])")]
    [InlineData(
        "set session authorization default",
        "SetParameter(Name: session_authorization)")]
    [InlineData(
        "set names 'utf8'",
        "SetParameter(Name: client_encoding, Values: [utf8])")]
    [InlineData(
        "set schema 's'",
        "SetParameter(Name: search_path, Values: [s])")]
    [InlineData(
        "set xml option document",
        "SetParameter(Name: xmloption, Values: [document])")]
    [InlineData(
        "set transaction isolation level serializable, read only, deferrable",
        "SetTransaction(Modes: [isolation level serializable, read only, deferrable])")]
    [InlineData(
        "set session characteristics as transaction read write",
        "SetTransaction(IsSession: True, Modes: [read write])")]
    [InlineData(
        "set local transaction isolation level repeatable read",
        "SetTransaction(Modes: [isolation level repeatable read], IsLocal: True)")]
    [InlineData(
        "set constraints all deferred",
        "SetConstraints(IsDeferred: True)")]
    [InlineData(
        "set constraints a, s.b immediate",
        "SetConstraints()")]
    [InlineData(
        "reset all",
        "ResetParameter()")]
    [InlineData(
        "reset session authorization",
        "ResetParameter(Name: session_authorization)")]
    [InlineData(
        "reset lock_timeout",
        "ResetParameter(Name: lock_timeout)")]
    [InlineData(
        "show time zone",
        "ShowParameter(Name: timezone)")]
    [InlineData(
        "show all",
        "ShowParameter()")]
    [InlineData(
        "alter system set work_mem = '1GB'",
        "AlterSettings(Change: SetParameter(Name: work_mem, Values: [1GB]))")]
    [InlineData(
        "alter system reset all",
        "AlterSettings(Change: ResetParameter())")]
    [InlineData(
        "alter role r in database d set search_path = x",
        "AlterSettings(Kind: Role, Target: r, Change: SetParameter(Name: search_path, Values: [x]), Database: d)")]
    [InlineData(
        "alter role all reset lock_timeout",
        "AlterSettings(Kind: Role, Change: ResetParameter(Name: lock_timeout))")]
    [InlineData(
        "alter database d set lock_timeout to '1s'",
        "AlterSettings(Kind: Database, Target: d, Change: SetParameter(Name: lock_timeout, Values: [1s]))")]
    [InlineData(
        "begin",
        "TransactionStatement(Kind: Begin)")]
    [InlineData(
        "begin transaction isolation level read committed, read only",
        "TransactionStatement(Kind: Begin, Modes: [isolation level read committed, read only])")]
    [InlineData(
        "start transaction read write",
        "TransactionStatement(Kind: Begin, Modes: [read write])")]
    [InlineData(
        "commit",
        "TransactionStatement(Kind: Commit)")]
    [InlineData(
        "commit and chain",
        "TransactionStatement(Kind: Commit, IsChain: True)")]
    [InlineData(
        "end work",
        "TransactionStatement(Kind: Commit)")]
    [InlineData(
        "rollback",
        "TransactionStatement(Kind: Rollback)")]
    [InlineData(
        "abort",
        "TransactionStatement(Kind: Rollback)")]
    [InlineData(
        "rollback to savepoint a",
        "TransactionStatement(Kind: RollbackTo, Name: a)")]
    [InlineData(
        "rollback work to a",
        "TransactionStatement(Kind: RollbackTo, Name: a)")]
    [InlineData(
        "savepoint a",
        "TransactionStatement(Kind: Savepoint, Name: a)")]
    [InlineData(
        "release a",
        "TransactionStatement(Kind: Release, Name: a)")]
    [InlineData(
        "prepare transaction 'x'",
        "TransactionStatement(Kind: Prepare, Name: x)")]
    [InlineData(
        "commit prepared 'x'",
        "TransactionStatement(Kind: CommitPrepared, Name: x)")]
    [InlineData(
        "rollback prepared 'x'",
        "TransactionStatement(Kind: RollbackPrepared, Name: x)")]
    [InlineData(
        "lock table only s.a, b in share row exclusive mode nowait",
        "LockTable(Tables: [RelationReference(Name: s.a, IsOnly: True), RelationReference(Name: b)], Mode: share row "
        + "exclusive, NoWait: True)")]
    [InlineData(
        "lock a",
        "LockTable(Tables: [RelationReference(Name: a)], Mode: access exclusive)")]
    [InlineData(
        "vacuum",
        "Vacuum(IsVacuum: True)")]
    [InlineData(
        "vacuum full verbose analyze s.t (a, b), u",
        "Vacuum(IsVacuum: True, Tables: [RelationReference(Name: s.t, Columns: [a, b]), RelationReference(Name: u)], IsFull: "
        + "True, IsAnalyze: True, Options: [full, verbose, analyze])")]
    [InlineData(
        "vacuum (full false, analyze) t",
        "Vacuum(IsVacuum: True, Tables: [RelationReference(Name: t)], IsAnalyze: True, Options: [full=false, analyze])")]
    [InlineData(
        "analyze t",
        "Vacuum(Tables: [RelationReference(Name: t)], IsAnalyze: True)")]
    [InlineData(
        "analyze (verbose) t",
        "Vacuum(Tables: [RelationReference(Name: t)], IsAnalyze: True, Options: [verbose])")]
    [InlineData(
        "explain (analyze, costs off) update t set a = 1",
        "Explain(Inner: UpdateStatement(Target: t, Columns: [a], Assignments: `set a = 1`), IsAnalyze: True)")]
    [InlineData(
        "explain analyze verbose select 1",
        "Explain(Inner: SelectStatement(), IsAnalyze: True)")]
    [InlineData(
        "explain (select 1)",
        "Explain(Inner: SelectStatement())")]
    [InlineData(
        "prepare q (int) as delete from t where a = $1",
        "PrepareStatement(Name: q, Inner: DeleteStatement(Target: t, Where: `a = $1`))")]
    [InlineData(
        "declare c no scroll cursor with hold for select 1",
        "DeclareCursor(Name: c, Query: SelectStatement(), IsWithHold: True)")]
    public void A_session_statement_is_told_in_full(string sql, string tree) => Assert.Equal(tree, TreeText.Of(sql));
}
