using PgDbre.Core.Migrations.Alembic.Rendering.Expressions;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Operations;

/// <summary>What ALTER COLUMN does to an identity (ddl/postgresql.py, visit_identity_column).</summary>
internal static class IdentityChange
{
    private static readonly string[] Attributes =
        ["cache", "cycle", "increment", "maxvalue", "minvalue", "nomaxvalue", "nominvalue", "start"];

    /// <summary>
    /// What stands behind ALTER COLUMN. Only existing_server_default=None says that there is no identity yet; without it Alembic takes the
    /// column for one already.
    /// </summary>
    public static string Of(CallValue? wanted, PythonValue? existing)
    {
        if (wanted is null)
        {
            return "DROP IDENTITY";
        }

        if (Arguments.LastName(wanted.Function) != "Identity")
        {
            throw new UnrenderableException("an identity becomes a default, which Alembic cannot put in one statement");
        }

        return existing is NoneValue ? $"ADD {SequenceText.Identity(wanted)}" : Difference(wanted, existing as CallValue);
    }

    private static string Difference(CallValue wanted, CallValue? existing)
    {
        List<string> parts = [];
        bool always = Always(wanted);
        if (always != (existing is not null && Always(existing)))
        {
            parts.Add($"SET GENERATED {(always ? "ALWAYS" : "BY DEFAULT")}");
        }

        // Each attribute alone, so that each gets a SET of its own.
        foreach (string attribute in Attributes)
        {
            string now = One(wanted, attribute);
            if (now.Length > 0 && (existing is null || now != One(existing, attribute)))
            {
                parts.Add($"SET {now}");
            }
        }

        return parts.Count > 0 ? string.Join(' ', parts) : throw new UnrenderableException("the identity does not change");
    }

    private static bool Always(CallValue identity) =>
        Arguments.Flag(Arguments.Of(identity, 0, "always"), "always of Identity") ?? false;

    private static string One(CallValue identity, string attribute) => SequenceText.Options(
        identity with
        {
            Arguments = [],
            Keywords = identity.Keywords.Where(keyword => keyword.Key == attribute)
                .ToDictionary(keyword => keyword.Key, keyword => keyword.Value),
        },
        2);
}
