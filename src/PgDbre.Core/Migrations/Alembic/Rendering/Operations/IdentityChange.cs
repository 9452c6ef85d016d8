using PgDbre.Core.Migrations.Alembic.Rendering.Expressions;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Operations;

/// <summary>What ALTER COLUMN does to an identity (ddl/postgresql.py, visit_identity_column).</summary>
internal static class IdentityChange
{
    private static readonly string[] Attributes =
        ["cache", "cycle", "increment", "maxvalue", "minvalue", "nomaxvalue", "nominvalue", "start"];

    public static string Of(CallValue? wanted, CallValue? existing)
    {
        bool isExisting = existing is not null && Arguments.LastName(existing.Function) == "Identity";
        if (wanted is null)
        {
            return "DROP IDENTITY";
        }

        if (Arguments.LastName(wanted.Function) != "Identity")
        {
            throw new UnrenderableException("an identity becomes a default, which Alembic cannot put in one statement");
        }

        return isExisting ? Difference(wanted, existing!) : $"ADD {SequenceText.Identity(wanted)}";
    }

    private static string Difference(CallValue wanted, CallValue existing)
    {
        List<string> parts = [];
        bool? always = Always(wanted);
        if (always != Always(existing))
        {
            parts.Add($"SET GENERATED {(always == true ? "ALWAYS" : "BY DEFAULT")}");
        }

        // Each attribute alone, so that each gets a SET of its own.
        foreach (string attribute in Attributes)
        {
            string now = One(wanted, attribute);
            if (now != One(existing, attribute) && now.Length > 0)
            {
                parts.Add($"SET {now}");
            }
        }

        return parts.Count > 0 ? string.Join(' ', parts) : throw new UnrenderableException("the identity does not change");
    }

    private static bool? Always(CallValue identity) =>
        Arguments.Flag(Arguments.Of(identity, 0, "always"), "always of Identity") ?? false;

    private static string One(CallValue identity, string attribute) => SequenceText.Options(
        identity with
        {
            Arguments = [],
            Keywords = identity.Keywords.Where(keyword => keyword.Key == attribute).ToDictionary(keyword => keyword.Key, keyword => keyword.Value),
        },
        2);
}
