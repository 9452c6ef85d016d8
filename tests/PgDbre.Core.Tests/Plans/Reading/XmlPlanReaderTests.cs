using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Reading;

public class XmlPlanReaderTests
{
    [Theory]
    [InlineData("<!DOCTYPE explain [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><explain><Query><Plan><Node-Type>&e;</Node-Type></Plan></Query></explain>")]
    [InlineData("<!DOCTYPE explain [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><explain><Query><Plan><Node-Type>&b;</Node-Type></Plan></Query></explain>")]
    [InlineData("<explain><Query><Plan>")]
    [InlineData("<explain><Query></Query></explain>")]
    [InlineData("<explain>text</explain>")]
    [InlineData("<a/>")]
    [InlineData("")]
    public void A_document_type_and_a_broken_document_are_refused(string xml) =>
        Assert.Equal("PgPlanUnreadable", Assert.Throws<PgDbreException>(() => XmlPlanReader.Read(xml)).ErrorId);

    [Fact]
    public void Groups_get_their_labels_back()
    {
        const string Xml = """
            <explain xmlns="http://www.postgresql.org/2009/explain"><Query><Plan>
              <Node-Type>Incremental Sort</Node-Type>
              <Incremental-Sort-Groups><Group-Count>4</Group-Count><Sort-Methods-Used><Item>quicksort</Item></Sort-Methods-Used>
                <Sort-Space><Average-Sort-Space-Used>27</Average-Sort-Space-Used><Peak-Sort-Space-Used>29</Peak-Sort-Space-Used></Sort-Space>
              </Incremental-Sort-Groups>
              <Incremental-Sort-Groups><Group-Count>1</Group-Count><Sort-Methods-Used><Item>external merge</Item></Sort-Methods-Used>
                <Sort-Space><Average-Sort-Space-Used>90</Average-Sort-Space-Used><Peak-Sort-Space-Used>99</Peak-Sort-Space-Used></Sort-Space>
              </Incremental-Sort-Groups>
              <One-Time-Filter>false</One-Time-Filter><Temp-I-O-Read-Time>0.500</Temp-I-O-Read-Time>
            </Plan></Query></explain>
            """;
        PlanNode sort = XmlPlanReader.Read(Xml)[0].Root;
        var full = Assert.IsType<Dictionary<string, object?>>(sort.Properties["Full-sort Groups"]);
        var presorted = Assert.IsType<Dictionary<string, object?>>(sort.Properties["Pre-sorted Groups"]);
        Assert.Equal(29L, Assert.IsType<Dictionary<string, object?>>(full["Sort Space Memory"])["Peak Sort Space Used"]);
        Assert.Equal(99L, Assert.IsType<Dictionary<string, object?>>(presorted["Sort Space Disk"])["Peak Sort Space Used"]);
        Assert.Equal(("false", 0.5), (sort.Properties["One-Time Filter"], sort.Properties["Temp I/O Read Time"]));
    }

    [Fact]
    public void A_document_nested_too_deep_is_refused()
    {
        string xml = "<explain><Query>" + string.Concat(Enumerable.Repeat("<Plan><Node-Type>Limit</Node-Type><Plans>", 5000));
        Assert.Contains("nested", Assert.Throws<PgDbreException>(() => XmlPlanReader.Read(xml)).Message, StringComparison.Ordinal);
    }
}
