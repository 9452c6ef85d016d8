using System.Globalization;

namespace PgDbre.Sandbox.Servers;

/// <summary>The account a server runs as when we are root, as which PostgreSQL refuses to run.</summary>
/// <param name="UserId">Numeric user id.</param>
/// <param name="GroupId">Numeric group id.</param>
internal sealed record ServerUser(int UserId, int GroupId)
{
    private const int UserIdField = 2;
    private const int GroupIdField = 3;

    /// <summary>Finds the first of some accounts in a passwd file; null if it has none of them.</summary>
    public static ServerUser? Find(string passwdFile, params string[] names)
    {
        if (!File.Exists(passwdFile))
        {
            return null;
        }

        string[][] accounts = [.. File.ReadLines(passwdFile).Select(line => line.Split(':')).Where(line => line.Length > GroupIdField)];
        return names
            .Select(name => accounts.FirstOrDefault(account => account[0] == name))
            .Where(account => account is not null)
            .Select(account => new ServerUser(Parse(account![UserIdField]), Parse(account[GroupIdField])))
            .FirstOrDefault();
    }

    /// <summary>user:group, as chown and chroot take it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{UserId}:{GroupId}");

    private static int Parse(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
