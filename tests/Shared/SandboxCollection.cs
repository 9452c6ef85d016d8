namespace PgDbre.Testing;

/// <summary>Live tests carry [Collection(SandboxCollection.Name)] and take a <see cref="SandboxFixture"/> in their constructor.</summary>
[CollectionDefinition(Name)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "xunit's word for it.")]
public sealed class SandboxCollection : ICollectionFixture<SandboxFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Sandbox";
}
