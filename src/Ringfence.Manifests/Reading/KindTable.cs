using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Tells what a document is by its <c>apiVersion</c> and <c>kind</c>; remembers what it told.</summary>
internal sealed class KindTable
{
    // Groups of Kubernetes itself: a known kind there in another spelling or version is a mistake, not somebody else's kind.
    // All groups without a dot are, since a custom resource's must have one.
    private static readonly string[] DottedGroups = ["discovery.k8s.io", "networking.k8s.io"];

    private readonly Dictionary<(string, string), KindVerdict> _told = [];

    /// <summary>What a document with both names is.</summary>
    public KindVerdict this[SyntaxDocument document]
    {
        get
        {
            if (!_told.TryGetValue((document.ApiVersion, document.Kind), out KindVerdict? verdict))
            {
                verdict = NetworkPolicyKind.Matches(document) ? new KindVerdict.Policy()
                    : NetworkPolicyKind.NearMiss(document) is not null ? new KindVerdict.NearPolicy()
                    : Judge(document.ApiVersion, document.Kind);
                _told.Add((document.ApiVersion, document.Kind), verdict);
            }

            return verdict;
        }
    }

    /// <summary>Whether a kind is one that we read, however it is spelled.</summary>
    public static bool IsRead(string kind) =>
        Same(kind, NetworkPolicyReader.Kind) || KnownKind.All.Any(known => Same(known.Kind, kind));

    private static KindVerdict Judge(string apiVersion, string kind)
    {
        string group = apiVersion.Contains('/') ? apiVersion[..apiVersion.IndexOf('/')] : string.Empty;
        if (group.Contains('.') && !DottedGroups.Contains(group))
        {
            // Staged policies of Calico are rehearsals: they decide nothing.
            return kind.EndsWith(NetworkPolicyReader.Kind, StringComparison.Ordinal) && !kind.StartsWith("Staged", StringComparison.Ordinal)
                || (kind is "GlobalNetworkPolicy" or "CiliumClusterwideNetworkPolicy")
                ? new KindVerdict.ForeignPolicy()
                : new KindVerdict.Ignored();
        }

        foreach (KnownKind known in KnownKind.All)
        {
            if (!Same(known.Kind, kind))
            {
                continue;
            }

            if (!string.Equals(known.Kind, kind, StringComparison.Ordinal))
            {
                return new KindVerdict.Unserved(known);
            }

            foreach ((string old, string release) in known.Removed)
            {
                if (old == apiVersion)
                {
                    return new KindVerdict.Removed(known, release);
                }
            }

            return known.ApiVersion == apiVersion ? new KindVerdict.Inventory(known) : new KindVerdict.Unserved(known);
        }

        return new KindVerdict.Ignored();
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
