using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Tests.Python;

public class StringTests
{
    [Theory]
    [InlineData("'it''s'", "its")]
    [InlineData("\"a\\tb\\x41\\101\\u00e9\\U0001F600\"", "a\tbAAé😀")]
    [InlineData("r'\\n' '\\n'", "\\n\n")]
    [InlineData("u'x'", "x")]
    [InlineData("'\\d\\'\\\"\\\\'", "\\d'\"\\")]
    [InlineData("'a\\\nb'", "ab")]
    [InlineData("'''a\r\nb\rc'''", "a\nb\nc")]
    [InlineData("\"\"\"a\"b\"\"c\"\"\"", "a\"b\"\"c")]
    [InlineData("('a'\n  # between\n  'b')", "ab")]
    public void Escapes_prefixes_and_neighbours_are_resolved(string text, string expected) =>
        Assert.Equal(expected, Source.Expression<StringExpression>(text).Value);

    [Fact]
    public void A_character_by_name_is_marked_because_its_name_is_not_known()
    {
        StringExpression text = Source.Expression<StringExpression>("'a\\N{BULLET}b'");

        Assert.True(text.HasNamedCharacter);
        Assert.Equal("a\ufffdb", text.Value);
    }

    [Fact]
    public void Bytes_keep_their_bytes() =>
        Assert.Equal(new byte[] { 0, 255, (byte)'\\', (byte)'n' }, Source.Expression<BytesExpression>("b'\\x00\\377' rB'\\n'").Value.ToArray());

    [Theory]
    [InlineData("f'a{b}c'", "f('a' {b} 'c')")]
    [InlineData("'x' f'{a}' 'y' f'z'", "f('x' {a} 'yz')")]
    [InlineData("f'{{{a}}}'", "f('{' {a} '}')")]
    [InlineData("f'{a!r:>{w}.{p}}'", "f({a!r:f('>' {w} '.' {p})})")]
    [InlineData("f'{a = }'", "f('a = ' {a!r})")]
    [InlineData("f'{a=:x}'", "f('a=' {a:f('x')})")]
    [InlineData("f'{a[\"k\"]}'", "f({a['k']})")]
    [InlineData("f'{a['k']}'", "f({a['k']})")]
    [InlineData("f'{f'{f'{1}'}'}'", "f({f({f({1})})})")]
    [InlineData("f'{a:{{1}}}'", "f({a:f({{1}})})")]
    [InlineData("f'{(lambda x: 1)}'", "f({(lambda PositionalOrKeyword x: 1)})")]
    [InlineData("f'{a != b}'", "f({(a NotEqual b)})")]
    [InlineData("f'''{\na # why\n}'''", "f({a})")]
    [InlineData("f'{*a, b}'", "f({<*a, b>})")]
    [InlineData("rf'\\{a}\\n'", "f('\\' {a} '\\n')")]
    [InlineData("f'\\N{BULLET}{a}'", "f('\ufffd' {a})")]
    [InlineData("f''", "f()")]
    [InlineData("t'a{b!s}'", "t('a' {b!s})")]
    public void Formatted_strings_have_their_text_and_fields(string text, string expected) => Assert.Equal(expected, Shape.Of(text));

    [Fact]
    public void A_template_keeps_the_text_of_its_expressions()
    {
        FormattedString template = Source.Expression<FormattedString>("t'{ a + 1 }'");

        Assert.Equal(" a + 1 ", Assert.IsType<FormattedValue>(Assert.Single(template.Parts)).ValueText);
    }
}
