using System.Text;
using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;

namespace PgDbre.Core.Tests.Indexes;

public sealed class IndexNamingTests
{
    private static readonly TableName Messages = new("public", "messages");

    [Fact]
    public void Names_are_those_PostgreSQL_would_choose()
    {
        IndexNaming naming = new([]);

        Assert.Equal("messages_user_id_created_at_idx", naming.Choose(Index(Messages, "user_id, created_at DESC")));
        Assert.Equal("messages_lower_idx", naming.Choose(Index(Messages, "lower(email)")));
        Assert.Equal("messages_expr_idx", naming.Choose(Index(Messages, "(a + b)")));
    }

    [Fact]
    public void A_name_is_given_once_and_only_if_it_is_free_in_the_schema()
    {
        IndexNaming naming = new([new TableName("public", "messages_a_idx"), new TableName("other", "messages_a_idx1")]);

        Assert.Equal("messages_a_idx1", naming.Choose(Index(Messages, "a")));
        Assert.Equal("messages_a_idx2", naming.Choose(Index(Messages, "a")));
    }

    [Fact]
    public void Long_names_are_cut_to_63_bytes_between_characters()
    {
        string name = new IndexNaming([]).Choose(Index(new TableName("public", new string('ä', 30)), "\"" + new string('日', 20) + "\""));

        Assert.InRange(Encoding.UTF8.GetByteCount(name), 58, 63);
        Assert.DoesNotContain('\uFFFD', name);
        Assert.EndsWith("_idx", name, StringComparison.Ordinal);
    }

    private static IndexDefinition Index(TableName table, string keys) => new() { Table = table, Keys = IndexKeyParser.Parse(keys) };
}
