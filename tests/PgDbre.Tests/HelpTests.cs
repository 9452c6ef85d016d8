using System.Collections;
using System.Management.Automation;
using PgDbre.Shell;
using PgDbre.Tests.Contract;

namespace PgDbre.Tests;

/// <summary>What Get-Help knows of every exported cmdlet, and that it tells the truth about parameters.</summary>
public sealed class HelpTests
{
    private static readonly Lazy<Dictionary<string, PSObject>> Help = new(ReadAll);

    public static TheoryData<string> Cmdlets => ExportedCmdlets.Names;

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_has_a_synopsis_and_a_description(string cmdlet)
    {
        // Without help of its own the engine makes a synopsis of the syntax.
        Assert.DoesNotContain('[', Text(Of(cmdlet), "Synopsis"));
        Assert.NotEmpty(Text(Of(cmdlet), "Synopsis"));
        Assert.NotEmpty(Paragraphs(Of(cmdlet), "description"));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_has_two_examples_with_code_and_remarks(string cmdlet)
    {
        PSObject[] examples = List(Of(cmdlet), "examples", "example");

        Assert.True(examples.Length >= 2, $"{cmdlet} has {examples.Length} examples.");
        Assert.All(examples, example => Assert.NotEmpty(Text(example, "code")));
        Assert.All(examples, example => Assert.NotEmpty(Paragraphs(example, "remarks")));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Its_examples_are_PowerShell(string cmdlet) => Assert.All(List(Of(cmdlet), "examples", "example"), example =>
    {
        System.Management.Automation.Language.Parser.ParseInput(Text(example, "code"), out _, out var errors);
        Assert.Empty(errors);
    });

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_names_its_outputs(string cmdlet) =>
        Assert.All(List(Of(cmdlet), "returnValues", "returnValue"), output => Assert.NotEmpty(Text(output, "type", "name")));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_describes_every_parameter_and_no_other(string cmdlet)
    {
        PSObject[] described = List(Of(cmdlet), "parameters", "parameter");

        Assert.Equal(OwnParameters(cmdlet).Order(StringComparer.Ordinal), described.Select(one => Text(one, "name")).Order(StringComparer.Ordinal));
        Assert.All(described, one => Assert.NotEmpty(Paragraphs(one, "description")));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Its_syntax_has_the_parameters_of_every_set(string cmdlet)
    {
        IEnumerable<string> actual = Info(cmdlet).ParameterSets
            .Select(set => string.Join(' ', set.Parameters.Select(one => one.Name).Where(IsOwn).Order(StringComparer.Ordinal)));
        IEnumerable<string> described = List(Of(cmdlet), "syntax", "syntaxItem")
            .Select(set => string.Join(' ', Values(set, "parameter").Select(one => Text(one, "name")).Order(StringComparer.Ordinal)));

        Assert.Equal(actual.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, PSObject> ReadAll()
    {
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        return ExportedCmdlets.All.ToDictionary(
            cmdlet => cmdlet.Name,
            cmdlet => shell.Invoke("Get-Help $name -Full", ("name", cmdlet.Name)).Output[0]);
    }

    private static PSObject Of(string cmdlet) => Help.Value[cmdlet];

    private static CmdletInfo Info(string cmdlet) => ExportedCmdlets.All.Single(one => one.Name == cmdlet);

    private static IEnumerable<string> OwnParameters(string cmdlet) => Info(cmdlet).Parameters.Keys.Where(IsOwn);

    private static bool IsOwn(string parameter) => !Cmdlet.CommonParameters.Contains(parameter);

    private static string Text(PSObject help, params string[] path)
    {
        PSObject? at = path.Aggregate<string, PSObject?>(help, (node, name) => Values(node, name).FirstOrDefault());
        return at?.ToString().Trim() ?? "";
    }

    private static string Paragraphs(PSObject help, string name) =>
        string.Join('\n', Values(help, name).Select(paragraph => Text(paragraph, "Text"))).Trim();

    private static PSObject[] List(PSObject help, string group, string item)
    {
        PSObject[] items = [.. Values(help, group).SelectMany(one => Values(one, item))];
        Assert.NotEmpty(items);
        return items;
    }

    // Where there is one, help has the object itself, else an array.
    private static IEnumerable<PSObject> Values(PSObject? help, string name) => help?.Properties[name]?.Value switch
    {
        null => [],
        PSObject { BaseObject: IEnumerable and not string and var list } => list.Cast<object>().Select(PSObject.AsPSObject),
        IEnumerable and not string and var list => ((IEnumerable)list).Cast<object>().Select(PSObject.AsPSObject),
        var one => [PSObject.AsPSObject(one)],
    };
}
