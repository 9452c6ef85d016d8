using System.Text;
using PgDbre.Core.Python;

namespace PgDbre.Core.Tests.Python;

/// <summary>What CPython refuses is refused, with the line and a reason.</summary>
public class RefusedSourceTests
{
    [Theory]
    [InlineData("x = 1\nprint 'hello'\n", 2, "print and exec are statements here: this file is written in Python 2, which is not read")]
    [InlineData("x = (1,\n  2\ny = 3\n", 1, "'(' was never closed")]
    [InlineData("x = (1]\n", 1, "closing parenthesis ']' does not match opening parenthesis '(' on line 1")]
    [InlineData("x = 1)\n", 1, "unmatched ')'")]
    [InlineData("if a:\n    b\n  c\n", 3, "unindent does not match any outer indentation level")]
    [InlineData("if a:\n        b\n\tc\n", 3, "inconsistent use of tabs and spaces in indentation")]
    [InlineData("if a:\nb\n", 2, "expected an indented block")]
    [InlineData("a\n  b\n", 2, "unexpected indent")]
    [InlineData("x = 'abc\n", 1, "unterminated string literal")]
    [InlineData("x = '''abc\n\n", 1, "unterminated triple-quoted string literal")]
    [InlineData("x = f'{a'\n", 1, "unterminated string literal")]
    [InlineData("x = f'a}'\n", 1, "formatted string: single '}' is not allowed")]
    [InlineData("x = f'{}'\n", 1, "formatted string: a field without an expression")]
    [InlineData("x = f'{a!x}'\n", 1, "formatted string: the conversion is one of '!r', '!s' and '!a'")]
    [InlineData("x = 0777\n", 1, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")]
    [InlineData("x = 1__0\n", 1, "invalid decimal literal")]
    [InlineData("x = 1a\n", 1, "invalid decimal literal")]
    [InlineData("x = 0b12\n", 1, "invalid binary literal")]
    [InlineData("x = `a`\n", 1, "unexpected character '`'")]
    [InlineData("x = a€\n", 1, "invalid character '€' (U+20AC)")]
    [InlineData("x = a \\ b\n", 1, "unexpected character after line continuation character")]
    [InlineData("f() = 1\n", 1, "cannot assign to a function call")]
    [InlineData("None = 1\n", 1, "cannot assign to None")]
    [InlineData("(a, b) += 1\n", 1, "cannot assign with an operator to a tuple")]
    [InlineData("for a + b in c: pass\n", 1, "cannot assign to an expression")]
    [InlineData("del f()\n", 1, "cannot delete a function call")]
    [InlineData("f(a=1, b)\n", 1, "a positional argument follows a keyword argument")]
    [InlineData("f(1, x for x in y)\n", 1, "a generator expression among other arguments needs parentheses")]
    [InlineData("def f(a=1, b): pass\n", 1, "a parameter without a default follows one with a default")]
    [InlineData("def f(*): pass\n", 1, "expected the name of a parameter")]
    [InlineData("x = b'é'\n", 1, "bytes can only contain ASCII literal characters")]
    [InlineData("x = 'a' b'c'\n", 1, "cannot mix bytes and nonbytes literals")]
    [InlineData("x = '\\x1'\n", 1, "truncated \\x escape: it takes 2 hexadecimal digits")]
    [InlineData("try: a\nelse: b\n", 2, "expected 'except' or 'finally'")]
    [InlineData("class A: pass\n@b\nx = 1\n", 3, "expected a function or a class behind the decorators")]
    [InlineData("x = 1\0\n", 1, "source code cannot contain NUL bytes")]
    [InlineData("x = (*a)\n", 1, "a starred expression stands in a list, a tuple or a call")]
    [InlineData("import a.b as\n", 1, "expected a name after 'as'")]
    [InlineData("x = = 1\n", 1, "invalid syntax at '='")]
    [InlineData("return return\n", 1, "invalid syntax at 'return'")]
    public void A_file_that_is_no_Python_3_says_where_and_why(string text, int line, string reason)
    {
        PythonProblem problem = Source.Problem(text);

        Assert.Equal((reason, line), (problem.Reason, problem.Line));
    }

    [Fact]
    public void A_byte_that_is_not_of_the_encoding_is_named()
    {
        PythonProblem problem = PythonReader.Read(Encoding.Latin1.GetBytes("x = 1\ny = '\u00f6'\n")).Problem!;

        Assert.Equal("Line 2: byte 0xf6 is not UTF-8, the encoding of the file.", problem.ToString());
    }

    [Theory]
    [InlineData("# -*- coding: latin-1 -*-\nx = '\u00f6'\n")]
    [InlineData("#!/usr/bin/python\n# vim: set fileencoding=iso-8859-1 :\nx = '\u00f6'\n")]
    public void Latin_1_is_read_where_it_is_declared(string text) =>
        Assert.Contains("'ö'", PythonReader.Read(Encoding.Latin1.GetBytes(text)).Module!.Source.Text, StringComparison.Ordinal);

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text() =>
        Assert.Equal("x = 'ö'", PythonReader.Read(Encoding.UTF8.Preamble.ToArray().Concat(Encoding.UTF8.GetBytes("x = 'ö'")).ToArray()).Module!.Source.Text);

    [Fact]
    public void Another_encoding_is_reported() =>
        Assert.Equal("the encoding koi8-r is not read; UTF-8 and Latin-1 are", PythonReader.Read("# coding: koi8-r\n"u8).Problem!.Reason);
}
