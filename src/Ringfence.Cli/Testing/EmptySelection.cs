using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Says why an end of a test takes nobody, and what was probably meant.</summary>
internal sealed class EmptySelection(ClusterSnapshot snapshot)
{
    private const int MostListed = 5;

    /// <summary>The finding at the end.</summary>
    public Diagnostic Of(WrittenEnd end)
    {
        (string what, string help) = end switch
        {
            WrittenEnd.Selected(var namespaces, var pods, _) => WhyNoPods(namespaces, pods),
            WrittenEnd.Outside => ("`except` takes every address of the block away", "correct the block or its `except`"),
            WrittenEnd.Named(var name, _) => ($"`{name}` has ended (Succeeded or Failed) and has no network any more", "name a pod or workload that runs, or remove the test"),
            _ => throw new System.Diagnostics.UnreachableException($"Unhandled end {end.GetType().Name}."),
        };
        return new Diagnostic(TestDiagnostics.NothingSelected, end.Node.Location, what, help);
    }

    private (string What, string Help) WhyNoPods(NamespaceScope namespaces, LabelSelector pods)
    {
        List<Endpoint> there = [.. snapshot.Endpoints.Where(endpoint => endpoint.Phase == PodPhase.Live && new EndpointSelector(namespaces, LabelSelector.Everything).Matches(endpoint, snapshot.NamespaceOf(endpoint).Labels))];
        string place;
        switch (namespaces)
        {
            case NamespaceScope.Only(var name) when snapshot.FindNamespace(name) is null:
                return ($"there is no namespace `{name}`", Names(name.Value, snapshot.Namespaces.Select(space => space.Name.Value), "namespaces"));
            case NamespaceScope.Only(var name):
                place = $" of namespace `{name}`";
                break;
            case NamespaceScope.Matching(var selector) when !snapshot.Namespaces.Any(space => selector.Matches(space.Labels)):
                return ($"no namespace has {selector}", Labels(selector, [.. snapshot.Namespaces.Select(space => space.Labels)], "namespaces"));
            case NamespaceScope.Matching({ IsEverything: true }):
                place = string.Empty;
                break;
            case NamespaceScope.Matching(var selector):
                place = $" of the namespaces with {selector}";
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"Unhandled scope {namespaces.GetType().Name}.");
        }

        return there.Count == 0 ? ($"the input has no pod{place}", "give the manifests or the dump that has its pods with -f as well")
            : there.Any(pod => pods.Matches(pod.Labels)) ? ($"only pods{place} in their nodes' networks have {pods}", "policies have no hold on those, so selectors leave them aside; name their workload to test them")
            : ($"no pod{place} has {pods}", Labels(pods, [.. there.Select(pod => pod.Labels)], "pods"));
    }

    private static string Labels(LabelSelector selector, IReadOnlyList<LabelSet> there, string who)
    {
        LabelRequirement? unmet = selector.Requirements.FirstOrDefault(requirement => !there.Any(requirement.Matches));
        if (unmet is null)
        {
            return $"every requirement is met by some of the {who}, but all together by none";
        }

        string[] values = [.. there.Select(labels => labels.TryGetValue(unmet.Key, out string value) ? value : null).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        if (values.Length == 0)
        {
            return Names(unmet.Key, there.SelectMany(labels => labels.Pairs.ToArray().Select(pair => pair.Key)), "label keys");
        }

        foreach (string wanted in unmet.Values)
        {
            if (NearestName.TryFind(wanted, values, out string? nearest))
            {
                return $"did you mean `{unmet.Key}={nearest}`?";
            }
        }

        return $"`{unmet.Key}` has the values {Listed(values)} there";
    }

    private static string Names(string name, IEnumerable<string> known, string what)
    {
        string[] names = [.. known.Distinct().Order(StringComparer.Ordinal)];
        return NearestName.TryFind(name, names, out string? nearest) ? $"did you mean `{nearest}`?"
            : names.Length == 0 ? $"there are no {what} in the input"
            : $"the {what} there are {Listed(names)}";
    }

    private static string Listed(string[] names) =>
        string.Join(", ", names.Take(MostListed).Select(name => $"`{name}`")) + (names.Length > MostListed ? $" and {names.Length - MostListed} more" : string.Empty);
}
