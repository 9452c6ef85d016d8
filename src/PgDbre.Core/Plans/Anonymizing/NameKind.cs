namespace PgDbre.Core.Plans.Anonymizing;

/// <summary>What a name names; decides the letter of its replacement.</summary>
internal enum NameKind
{
    /// <summary>c1: whatever is not known to be something else.</summary>
    Column,
    /// <summary>t1.</summary>
    Table,
    /// <summary>a1.</summary>
    Alias,
    /// <summary>s1.</summary>
    Schema,
    /// <summary>i1.</summary>
    Index,
    /// <summary>w1: a WITH query.</summary>
    Cte,
    /// <summary>f1.</summary>
    Function,
    /// <summary>y1.</summary>
    Type,
    /// <summary>g1.</summary>
    Trigger,
    /// <summary>k1.</summary>
    Constraint,
}
