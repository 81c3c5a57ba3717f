using Ringfence.Core;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Finds the text of an object: the one that counts, with the changes made so far.</summary>
/// <param name="cluster">The cluster as it was read; knows where its objects stand.</param>
/// <param name="revision">Reads single texts of it.</param>
/// <param name="texts">The input.</param>
internal sealed class ObjectFinder(ClusterManifests cluster, ClusterRevision revision, InputTexts texts)
{
    /// <summary>A policy; null when the input has none such.</summary>
    public FoundObject? Find(IReadOnlyList<ChangedText> changed, PolicyRef policy)
    {
        if (cluster.Rules.FindObject(policy) is not { } stored)
        {
            return null;
        }

        SourceText source = stored.Node.Location.Source;
        return changed.FirstOrDefault(text => text.Place == source.Stretch) is { } again
            ? FindIn(again, policy.Kind, policy.Namespace?.Value ?? string.Empty, policy.Name)
            : new FoundObject(new ChangedText(source.Stretch, source.Utf8), stored.Node);
    }

    /// <summary>An object of the inventory; null when the input has none such, or cannot be read a second time.</summary>
    /// <param name="changed">The texts that were changed so far.</param>
    /// <param name="kind">The object's kind.</param>
    /// <param name="space">Its namespace; empty for a Namespace, which has none.</param>
    /// <param name="name">Its name.</param>
    public FoundObject? Find(IReadOnlyList<ChangedText> changed, string kind, string space, string name)
    {
        if (!cluster.Places.TryFind(kind, space, name, out ObjectPlace found))
        {
            return null;
        }

        SourceStretch place = found.Text;
        ChangedText? text = changed.FirstOrDefault(text => text.Place == place)
            ?? texts.Look(place.Path, file => new ChangedText(place, FileParts.Read(file, place.Offset, place.Length)));
        return text is null ? null : FindIn(text, kind, space, name);
    }

    /// <summary>The last one in a text, since that one counts.</summary>
    private FoundObject? FindIn(ChangedText text, string kind, string space, string name) => revision.DocumentsOf(text, new DiagnosticSink())
        .Where(document => document.Kind == kind && IsNamed(document.Root["metadata"u8], space, name))
        .Select(document => new FoundObject(text, document.Root))
        .LastOrDefault();

    private bool IsNamed(SyntaxNode metadata, string space, string name)
    {
        string written = metadata["namespace"u8].Text;
        return metadata["name"u8].Text == name && (space.Length == 0 || space == (written.Length == 0 ? cluster.DefaultNamespace.Value : written));
    }
}
