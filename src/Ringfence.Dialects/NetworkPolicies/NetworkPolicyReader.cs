using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>Reads NetworkPolicy documents as the API server does: decodes strictly, fills in defaults, validates; and compiles what is left standing.</summary>
public static class NetworkPolicyReader
{
    /// <summary>The kind that every reference to a NetworkPolicy carries.</summary>
    public const string Kind = "NetworkPolicy";

    /// <summary>Reads one document of kind NetworkPolicy, networking.k8s.io/v1.</summary>
    /// <param name="document">The document; that its apiVersion and kind are these is for the caller to see to.</param>
    /// <param name="defaultNamespace">The namespace of a policy that names none.</param>
    /// <param name="version">The server to answer for.</param>
    /// <param name="sink">Takes every fault found, all in one run: unknown and duplicate fields and wrong types in document order, then what validation refuses in the server's order, or its warnings.</param>
    /// <returns>The policy, or that it would be refused. Under strict field validation an unknown field is enough for that.</returns>
    public static NetworkPolicyReading Read(
        SyntaxDocument document, NamespaceName defaultNamespace, KubernetesVersion version, DiagnosticSink sink)
    {
        SyntaxNode metadata = document.Root["metadata"u8];
        ObjectName subject = new(Kind, TextOf(metadata["namespace"u8]), TextOf(metadata["name"u8]));
        StrictDecoder decoder = new(sink, subject);
        NetworkPolicyObject stored = StoredOf(decoder, document.Root, defaultNamespace);
        PolicyRef reference = NetworkPolicyCompiler.RefOf(stored);

        // An object that could not be decoded has holes; validating it would blame the holes.
        if (decoder.Failed)
        {
            return new NetworkPolicyReading.Invalid(reference);
        }

        CauseReporter causes = new(sink, subject, version);
        NetworkPolicyValidation.Validate(stored, causes);
        if (causes.Any || decoder.HasStrictFaults)
        {
            return new NetworkPolicyReading.Invalid(reference);
        }

        NetworkPolicyWarnings.Report(stored, causes);
        return new NetworkPolicyReading.Valid(document.Root, defaultNamespace, NetworkPolicyCompiler.Compile(stored));
    }

    /// <summary>The object of a document that was found valid.</summary>
    internal static NetworkPolicyObject StoredOf(SyntaxNode root, NamespaceName defaultNamespace) =>
        StoredOf(new StrictDecoder(new DiagnosticSink(), new ObjectName(Kind, string.Empty, string.Empty)), root, defaultNamespace);

    private static NetworkPolicyObject StoredOf(StrictDecoder decoder, SyntaxNode root, NamespaceName defaultNamespace) =>
        NetworkPolicyDefaults.Apply(NetworkPolicyDecoder.Decode(decoder, root), defaultNamespace.Value);

    private static string TextOf(SyntaxNode node) => node.Kind == NodeKind.String ? node.Text : string.Empty;
}
