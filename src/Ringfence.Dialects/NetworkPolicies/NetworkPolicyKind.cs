using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>Tells NetworkPolicy documents from what only looks like one.</summary>
public static class NetworkPolicyKind
{
    /// <summary>The one API version of NetworkPolicy.</summary>
    public const string ApiVersion = "networking.k8s.io/v1";

    // Groups whose NetworkPolicy can only be ours, mistyped or of long ago. Calico, Antrea and others have kinds of that name too.
    private static readonly string[] Groups = ["networking.k8s.io", "extensions", "networking", "network.k8s.io", "apps", "batch", "discovery.k8s.io", "core", "policy", "k8s.io"];

    /// <summary>Whether a document is a NetworkPolicy, to the letter.</summary>
    public static bool Matches(SyntaxDocument document) =>
        document.ApiVersion == ApiVersion && document.Kind == NetworkPolicyReader.Kind;

    /// <summary>The error about a document that was surely meant to be a NetworkPolicy but is none to any cluster; null for every other.</summary>
    public static Diagnostic? NearMiss(SyntaxDocument document)
    {
        bool exactKind = document.Kind == NetworkPolicyReader.Kind;
        bool nearKind = NearestName.Distance(Cut(document.Kind), NetworkPolicyReader.Kind) <= 2;
        string[] parts = document.ApiVersion.Split('/');
        bool ours = parts.Length != 2 || Groups.Contains(parts[0], StringComparer.OrdinalIgnoreCase);
        if (!nearKind || !ours || Matches(document))
        {
            return null;
        }

        SyntaxNode root = document.Root;
        return exactKind || document.ApiVersion != ApiVersion
            ? About(root, root["apiVersion"u8], PolicyDiagnostics.NearMissVersion, "apiVersion", document.ApiVersion)
            : About(root, root["kind"u8], PolicyDiagnostics.NearMissKind, "kind", document.Kind, document.ApiVersion);
    }

    // The plural and the short name are what kubectl takes on the command line.
    private static string Cut(string kind) => kind.Length > 64 ? string.Empty : kind.ToUpperInvariant() switch
    {
        "NETWORKPOLICIES" or "NETPOL" => NetworkPolicyReader.Kind,
        _ => kind,
    };

    private static Diagnostic About(SyntaxNode root, SyntaxNode value, DiagnosticDescriptor descriptor, string path, params string[] arguments)
    {
        SyntaxNode metadata = root["metadata"u8];
        return new Diagnostic(descriptor, value.Exists ? value.Location : root.Location, arguments)
        {
            Object = new ObjectName(root["kind"u8].Text, metadata["namespace"u8].Text, metadata["name"u8].Text),
            Path = path,
            Fix = Mending.Rewrite(value, path == "kind" ? NetworkPolicyReader.Kind : ApiVersion),
        };
    }
}
