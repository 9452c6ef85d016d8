using System.Management.Automation;
using PgDbre.Core.Catalog;

namespace PgDbre.Views;

/// <summary>What the default view of an index says about it in a word or two.</summary>
public static class IndexText
{
    /// <summary>
    /// The gravest first: invalid, the same as another one, served by another one, unused; nothing for one that earns its place.
    /// </summary>
    public static string Judgement(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        IndexReport { IsValid: false } => "invalid",
        IndexReport { DuplicateOf: { } other } => DisplayText.Line($"same as {other}"),
        IndexReport { RedundantWith: { } other } => DisplayText.Line($"served by {other}"),
        IndexReport { IsUnused: true } => "unused",
        _ => "",
    };
}
