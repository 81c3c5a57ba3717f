using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Which ServiceAccounts have been given rights by name: their pods talk to the API server.</summary>
internal sealed class ServiceAccountRights
{
    // Rights to be run in some way are no rights to ask for something.
    private static readonly string[] OfRunning = ["system:openshift:scc:", "psp:", "podsecuritypolicy"];

    private readonly Dictionary<(string Namespace, string Name), string> _bindings = [];

    /// <summary>What the bindings of the input say.</summary>
    public ServiceAccountRights(LintDocuments documents)
    {
        foreach (LintObject binding in documents.OfKind("RoleBinding").Concat(documents.OfKind("ClusterRoleBinding")))
        {
            string role = binding.Root["roleRef"u8]["name"u8].Text;
            foreach (SyntaxNode subject in Array.Exists(OfRunning, start => role.StartsWith(start, StringComparison.Ordinal)) ? default : binding.Root["subjects"u8].Items)
            {
                // Every pod without another runs as `default`, so that its rights say nothing of one of them.
                if (subject["kind"u8].TextEquals("ServiceAccount"u8) && !subject["name"u8].TextEquals("default"u8))
                {
                    string space = subject["namespace"u8] is { Exists: true } given ? given.Text : binding.Namespace;
                    _bindings.TryAdd((space, subject["name"u8].Text), $"{binding.Kind} `{binding.Name}`");
                }
            }
        }
    }

    /// <summary>The first binding of a ServiceAccount, as messages name it; null for one that has none.</summary>
    public string? Of(NamespaceName space, string account) => _bindings.GetValueOrDefault((space.Value, account));
}
