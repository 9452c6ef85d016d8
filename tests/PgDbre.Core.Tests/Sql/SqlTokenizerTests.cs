using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Sql;

public sealed class SqlTokenizerTests
{
    [Theory]
    [InlineData("select a.b", "Word:select Word:a Punctuation:. Word:b")]
    [InlineData("'it''s'", "String:'it''s'")]
    [InlineData(@"E'it\'s'", @"String:E'it\'s'")]
    [InlineData(@"'back\' + 1", @"String:'back\' Operator:+ Number:1")]
    [InlineData("U&\"d\\0061t\" u&'x'", "QuotedIdentifier:U&\"d\\0061t\" String:u&'x'")]
    [InlineData("b'01' X'1F' n'x'", "String:b'01' String:X'1F' String:n'x'")]
    [InlineData("$$a;b$$ $t$c$$d$t$", "String:$$a;b$$ String:$t$c$$d$t$")]
    [InlineData("a$1 $1", "Word:a$1 Parameter:$1")]
    [InlineData("\"a\"\"b\"", "QuotedIdentifier:\"a\"\"b\"")]
    [InlineData("1.5e-3 .5 1_000 0xFF 1..2", "Number:1.5e-3 Number:.5 Number:1_000 Number:0xFF Number:1 Punctuation:.. Number:2")]
    [InlineData("a-- b\nc", "Word:a Word:c")]
    [InlineData("a/* x /* y */ z */b", "Word:a Word:b")]
    [InlineData("a*-1", "Word:a Operator:* Operator:- Number:1")]
    [InlineData("a@-1", "Word:a Operator:@- Number:1")]
    [InlineData("a<=>b", "Word:a Operator:<=> Word:b")]
    [InlineData("a+--x\n1", "Word:a Operator:+ Number:1")]
    [InlineData("a::int := b", "Word:a Operator::: Word:int Operator::= Word:b")]
    [InlineData("größe", "Word:größe")]
    public void Text_becomes_the_tokens_of_the_server(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', SqlTokenizer.Tokenize(text).Select(token => $"{token.Kind}:{token}")));

    [Theory]
    [InlineData("select 'never ends")]
    [InlineData("select \"never ends")]
    [InlineData("select $$never ends")]
    [InlineData("select /* never /* ends */")]
    public void What_does_not_end_is_one_invalid_token(string text) =>
        Assert.Equal(SqlTokenKind.Invalid, SqlTokenizer.Tokenize(text)[^1].Kind);

    [Fact]
    public void No_text_makes_it_throw_and_no_character_is_lost()
    {
        const string alphabet = "aE$1'\"\\/*-;()[].:,\n <>=~é\0U&";
        Random random = new(17);
        for (int round = 0; round < 20_000; round++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(1, 24)).Select(_ => alphabet[random.Next(alphabet.Length)])]);

            List<SqlToken> tokens = SqlTokenizer.Tokenize(text);

            Assert.All(tokens, token => Assert.True(token.Length > 0 && token.End <= text.Length, text));
            Assert.True(tokens.Zip(tokens.Skip(1)).All(pair => pair.First.End <= pair.Second.Start), text);
        }
    }
}
