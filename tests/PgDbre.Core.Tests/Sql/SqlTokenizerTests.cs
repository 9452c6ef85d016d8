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
    [InlineData("'a' -- x\n  'b' 'c'", "String:'a' -- x\n  'b' String:'c'")]
    [InlineData("E'a\\''\n'b\\'' c", "String:E'a\\''\n'b\\'' Word:c")]
    [InlineData("a+-+b", "Word:a Operator:+ Operator:- Operator:+ Word:b")]
    [InlineData("a%+-b <+b", "Word:a Operator:%+- Word:b Operator:< Operator:+ Word:b")]
    [InlineData("a<@/*x*/b", "Word:a Operator:<@ Word:b")]
    [InlineData("0b101 0o17 0x1_F .5e+3", "Number:0b101 Number:0o17 Number:0x1_F Number:.5e+3")]
    [InlineData(":x \\gexec", "Punctuation:: Word:x Invalid:\\ Word:gexec")]
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

    [Fact]
    public void Every_token_has_its_line_and_column()
    {
        List<SqlToken> tokens = SqlTokenizer.Tokenize("a\r\n 'x\ny' b /* \n */ c\n$$\n$$d");

        Assert.Equal(
            ["a 1:1", "'x\ny' 2:2", "b 3:4", "c 4:5", "$$\n$$ 5:1", "d 6:3"],
            tokens.Select(token => $"{token} {token.Line}:{token.Column}"));
    }

    [Theory]
    [InlineData("FooÄ", "fooÄ")]
    [InlineData("\"Foo\"\"Bar\"", "Foo\"Bar")]
    [InlineData("U&\"d\\0061t\\+00006Fm\"", "datom")]
    public void A_name_is_what_the_catalog_holds(string text, string name) => Assert.Equal(name, SqlTokenizer.Tokenize(text)[0].Identifier);

    [Theory]
    [InlineData("'it''s'", "it's")]
    [InlineData("'a'\n  'b'", "ab")]
    [InlineData("E'\\x41\\101\\u0042\\n\\q\\''", "AAB\nq'")]
    [InlineData("$t$a''b$t$", "a''b")]
    [InlineData("U&'\\0041\\\\'", "A\\")]
    public void A_constant_is_what_it_stands_for(string text, string value) =>
        Assert.Equal(value, SqlStringValue.Of(SqlTokenizer.Tokenize(text)[0]).Text);
}
