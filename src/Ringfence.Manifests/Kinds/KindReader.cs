using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Decodes the objects of one kind, or of several that look alike.</summary>
internal abstract class KindReader(DecodeScope scope, MetadataReader metadata)
{
    /// <summary>What the decoders share.</summary>
    protected DecodeScope Scope { get; } = scope;

    /// <summary>Decodes metadata.</summary>
    protected MetadataReader Metadata { get; } = metadata;

    /// <summary>Decodes the scope's object. What is returned for a refused one is of no account.</summary>
    public abstract InventoryObject Read(SyntaxDocument document);

    /// <summary>Where the object begins.</summary>
    protected static ObjectPlace PlaceOf(SyntaxDocument document) => ObjectPlace.Of(document.Location);

    /// <summary>The key of a namespaced object.</summary>
    protected static ObjectKey KeyOf(string kind, InventoryMetadata metadata) => new(kind, metadata.Namespace.Value, metadata.Name);
}
