using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Tables;

/// <summary>Names of constraints and indexes beyond PostgreSQL's 63 (sql/compiler.py, truncate_and_render_maxlen_name).</summary>
internal static class LongName
{
    private const int Longest = 63;

    /// <summary>A name that op.f or a convention made is cut and gets a hash; any other is refused.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "SQLAlchemy takes four digits of an MD5; nothing is protected by it.")]
    public static string Fit(string name, bool isFinal)
    {
        if (name.Length <= Longest)
        {
            return name;
        }

        return isFinal
            ? $"{name[..(Longest - 8)]}_{Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(name))).ToLowerInvariant()[^4..]}"
            : throw new UnrenderableException($"the name {name} has {name.Length} characters, and SQLAlchemy refuses more than {Longest}");
    }
}
