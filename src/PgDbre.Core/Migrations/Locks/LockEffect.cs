using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Locks;

/// <summary>What a statement does to one relation: the lock it takes and the work it does under it.</summary>
/// <param name="Relation">The relation, with its schema where that is known.</param>
/// <param name="Mode">The strongest lock the statement takes on it; held until the transaction ends.</param>
/// <param name="Work">The heaviest work it does there.</param>
public sealed record LockEffect(QualifiedName Relation, LockMode Mode, TableWork Work)
{
    /// <summary>False where only the server can tell: the old type is not known, or whether a constraint already proves it.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>True if reads or writes wait while the table is worked through.</summary>
    public bool BlocksWhileWorking => Mode.BlocksWrites() && Work > TableWork.Rows;

    /// <summary>"ACCESS EXCLUSIVE on public.t (blocks reads and writes) while it rewrites the table".</summary>
    public override string ToString()
    {
        string work = Work switch
        {
            TableWork.Scan => "while it reads the whole table",
            TableWork.IndexBuild => "while it builds an index from the whole table",
            TableWork.Rewrite => "while it rewrites the table and its indexes",
            TableWork.Rows => "while it changes rows",
            _ => "for a change of the catalog alone",
        };
        return $"{Mode.Name()} on {Relation} (blocks {Mode.Blocked()}) {(IsCertain ? work : work.Replace("while it ", "while it may have to do this: it ", StringComparison.Ordinal))}";
    }
}
