using System.Reflection;
using System.Xml.Linq;
using PgDbre.Common;
using PgDbre.Core.Connections;

namespace PgDbre.Tests.Views;

/// <summary>PgDbre.Types.ps1xml names the properties that are serialised; a property that it forgets would be lost in CliXml.</summary>
public sealed class TypeDataTests
{
    private static readonly Assembly Core = typeof(PgConnection).Assembly;

    private static readonly Dictionary<string, string[]> Serialised = XDocument
        .Load(Path.Combine(RepositoryFolder.Root, "module", "PgDbre.Types.ps1xml"))
        .Root!.Elements("Type")
        .ToDictionary(type => type.Element("Name")!.Value, type => Set(type, "PropertySerializationSet"));

    public static TheoryData<string> Records => [.. Serialised.Keys];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_is_serialised_with_all_its_properties_in_order(string type)
    {
        IEnumerable<string> properties = Core.GetType(type, throwOnError: true)!
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => property.Name);

        Assert.Equal(properties, Serialised[type]);
    }

    [Fact]
    public void A_finding_in_mixed_output_shows_what_to_do()
    {
        XElement finding = XDocument.Load(Path.Combine(RepositoryFolder.Root, "module", "PgDbre.Types.ps1xml"))
            .Root!.Elements("Type").Single(type => type.Element("Name")!.Value == "PgDbre.Core.Findings.Finding");

        Assert.Equal(["Severity", "RuleId", "Object", "Message", "Recommendation", "Sql", "Proof"], Set(finding, "DefaultDisplayPropertySet"));
    }

    [Fact]
    public void Every_output_type_of_a_connected_cmdlet_carries_its_connection()
    {
        IEnumerable<string> outputs = typeof(PgConnectedCmdlet).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(PgConnectedCmdlet)))
            .SelectMany(type => type.GetCustomAttributes<System.Management.Automation.OutputTypeAttribute>())
            .SelectMany(output => output.Type)
            .Where(output => output.Type != typeof(string) && output.Type != typeof(FileInfo))
            .Select(output => output.Type.FullName!);

        Assert.All(outputs, output => Assert.Contains(output, Serialised.Keys));
    }

    private static string[] Set(XElement type, string name) =>
        [.. type.Descendants("PropertySet").Where(set => set.Element("Name")!.Value == name)
            .Descendants("ReferencedProperties").Elements("Name").Select(property => property.Value)];
}
