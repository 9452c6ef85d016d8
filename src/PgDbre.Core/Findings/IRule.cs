namespace PgDbre.Core.Findings;

/// <summary>One rule of a family: metadata, and in the family's own type one method from facts to findings.</summary>
public interface IRule
{
    /// <summary>What the rule says about itself.</summary>
    RuleMetadata Metadata { get; }
}
