namespace PgDbre.Core.Migrations.Shadow;

/// <summary>Why an object was dropped.</summary>
public enum DropCause
{
    /// <summary>The statement names it.</summary>
    Named,

    /// <summary>A part of something named, such as the index of a table.</summary>
    Owned,

    /// <summary>It depended on something named, and CASCADE took it.</summary>
    Cascade,
}
