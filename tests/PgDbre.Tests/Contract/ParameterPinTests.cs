using System.Management.Automation;

namespace PgDbre.Tests.Contract;

/// <summary>Scripts depend on parameter names, types and pipeline binding; a change must be meant.</summary>
public sealed class ParameterPinTests
{
    [Fact]
    public void Parameters_are_as_they_were_pinned()
    {
        string now = string.Concat(ExportedCmdlets.All.OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal).Select(Describe));

        // What is there now lies beside the test assembly, to be copied over the pins if the change is meant.
        string pins = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "tests/PgDbre.Tests/Contract/Parameters.txt"));
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "Parameters.txt"), now);
        Assert.Equal(pins, now);
    }

    private static string Describe(CmdletInfo cmdlet)
    {
        IEnumerable<string> parameters = cmdlet.Parameters.Values
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name) && !Cmdlet.OptionalCommonParameters.Contains(parameter.Name))
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
            .Select(parameter => $"  -{parameter.Name} <{TypeName(parameter.ParameterType)}>{Pipeline(parameter)}{Aliases(parameter)}\n");
        string shouldProcess = cmdlet.Parameters.ContainsKey("WhatIf") ? " (WhatIf)" : "";
        return $"{cmdlet.Name}{shouldProcess}\n{string.Concat(parameters)}";
    }

    private static string TypeName(Type type) => Nullable.GetUnderlyingType(type) is { } value ? $"{value.Name}?" : type.Name;

    private static string Pipeline(ParameterMetadata parameter)
    {
        bool byValue = parameter.ParameterSets.Values.Any(set => set.ValueFromPipeline);
        bool byName = parameter.ParameterSets.Values.Any(set => set.ValueFromPipelineByPropertyName);
        return (byValue, byName) switch { (true, true) => " by value, by name", (true, _) => " by value", (_, true) => " by name", _ => "" };
    }

    private static string Aliases(ParameterMetadata parameter) =>
        parameter.Aliases.Count == 0 ? "" : $" alias {string.Join(", ", parameter.Aliases)}";
}
