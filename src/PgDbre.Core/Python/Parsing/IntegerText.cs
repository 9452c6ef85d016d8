using System.Globalization;
using System.Numerics;

namespace PgDbre.Core.Python.Parsing;

/// <summary>Whole numbers of base 2, 8, 10 and 16.</summary>
internal static class IntegerText
{
    public const string TooLong = "the number exceeds the limit of 4300 digits";

    // CPython's limit too (sys.get_int_max_str_digits): the time grows with the square of the length.
    private const int MostDigits = 4300;

    /// <summary>Null for a decimal number of too many digits.</summary>
    /// <param name="text">Without underscores.</param>
    public static BigInteger? Parse(ReadOnlySpan<char> text)
    {
        int bits = text.Length < 2 || text[0] != '0' ? 0 : text[1] switch { 'x' or 'X' => 4, 'o' or 'O' => 3, 'b' or 'B' => 1, _ => 0 };
        return bits > 0 ? OfBits(text[2..], bits)
            : text.Length <= MostDigits ? BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
    }

    private static BigInteger OfBits(ReadOnlySpan<char> digits, int bits)
    {
        byte[] value = new byte[(digits.Length * bits / 8) + 2];
        int bit = 0;
        for (int i = digits.Length - 1; i >= 0; i--, bit += bits)
        {
            char c = digits[i];
            int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
            value[bit / 8] |= (byte)(digit << (bit % 8));
            value[(bit / 8) + 1] |= (byte)((digit << (bit % 8)) >> 8);
        }

        return new BigInteger(value, isUnsigned: true);
    }
}
