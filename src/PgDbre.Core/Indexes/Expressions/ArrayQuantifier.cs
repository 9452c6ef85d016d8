namespace PgDbre.Core.Indexes.Expressions;

/// <summary>How a comparison treats an array on its right side.</summary>
internal enum ArrayQuantifier
{
    /// <summary>There is none: one value.</summary>
    None,
    /// <summary>= ANY (…): IN.</summary>
    Any,
    /// <summary>&lt;&gt; ALL (…): NOT IN.</summary>
    All,
}
