using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Tells selectors that take no pod because they are about a Service.</summary>
internal static class ServiceLabels
{
    // What the control plane labels EndpointSlices with; pods never have these (kubernetes/api discovery/v1 well_known_labels.go).
    private static readonly string[] OfSlices = ["kubernetes.io/service-name", "endpointslice.kubernetes.io/managed-by"];

    /// <summary>Which Service is meant and what its pods have, as a clause; empty when a selector takes some pod, or is about no Service.</summary>
    public static string Evidence(LintContext context, EndpointSelector selector)
    {
        if (selector.Pods.IsEverything || context.Selection.Find(selector).Count > 0 || IsTypo(context, selector))
        {
            return string.Empty;
        }

        Service[] services = [.. SpacesOf(context, selector.Namespaces).SelectMany(ServiceIndex.Of(context).In).Where(service => service.Selector is not null)];
        LabelRequirement? ofSlices = selector.Pods.Requirements.FirstOrDefault(one => Array.IndexOf(OfSlices, one.Key) >= 0 && one.Operator is LabelOperator.In or LabelOperator.Exists);
        return ofSlices is not null ? OfSlice(ofSlices, services) : OfService(context, selector.Pods, services);
    }

    // Pods that have the value under a key which is nearly the one written: `aap=api` is `app=api`, whatever Service is called `api`.
    private static bool IsTypo(LintContext context, EndpointSelector selector) => selector.Pods.Requirements
        .Where(one => one is { Operator: LabelOperator.In, Values.Count: 1 })
        .Any(one => SpacesOf(context, selector.Namespaces)
            .SelectMany(context.Selection.GroupsOf)
            .Any(group => LabelHint.HasNearKey(group.Labels, one)));

    private static string OfSlice(LabelRequirement requirement, Service[] services)
    {
        Service? named = Array.Find(services, service => requirement.Values.Contains(service.Name.Name));
        string pods = named is null ? string.Empty : $"; the pods of Service {Words(named)}";
        return $"`{requirement.Key}` is a label of EndpointSlices, which no pod has{pods}";
    }

    private static string OfService(LintContext context, LabelSelector pods, Service[] services)
    {
        foreach (Service service in services.Where(service => ServiceIndex.Of(context).Behind(service.Name).Count > 0))
        {
            if (pods.Matches(LabelsOf(context, service)))
            {
                return $"`{pods}` is what a Service is labelled with, and no pod; the pods of Service {Words(service)}";
            }

            if (pods.Requirements.FirstOrDefault(one => one is { Operator: LabelOperator.In, Values: [var value] } && value == service.Name.Name) is { } named
                && !context.Selection.HasPodLabel(named.Key, named.Values[0]))
            {
                return $"no pod has `{named}`, which is the name of a Service; the pods of Service {Words(service)}";
            }
        }

        return string.Empty;
    }

    private static string Words(Service service) => $"`{service.Name.Namespace}/{service.Name.Name}` have `{service.Selector}`";

    private static IEnumerable<NamespaceName> SpacesOf(LintContext context, NamespaceScope scope) => scope switch
    {
        NamespaceScope.Only(var own) => [own],
        NamespaceScope.Matching(var spaces) => context.Selection.FindNamespaces(spaces).Select(space => space.Name),
        _ => [],
    };

    private static LabelSet LabelsOf(LintContext context, Service service) =>
        context.Documents.Find("Service", service.Name.Namespace.Value, service.Name.Name) is { } held ? SelectorText.Labels(held.Root["metadata"u8]["labels"u8]) : LabelSet.Empty;
}
