namespace PgDbre.Core.Migrations.Facts;

/// <summary>relreplident: how a changed row is named to subscribers.</summary>
public enum ReplicaIdentity
{
    /// <summary>By the primary key; without one a published UPDATE or DELETE fails.</summary>
    Default,
    /// <summary>Not at all.</summary>
    Nothing,
    /// <summary>By all its columns.</summary>
    Full,
    /// <summary>By an index, see <see cref="IndexFacts.IsReplicaIdentity"/>.</summary>
    Index,
}
