using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A port name that no pod declares which the rule is for.</summary>
internal sealed class PortNameUndeclared : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => PortDiagnostics.NameUndeclared;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) => NamedPort.LeadingNowhere(context)
        .Where(named => named.OtherProtocols.Count == 0)
        .Select(named => named.Port.Policy.Report(
            Descriptor, named.Port.Written.Port!.Node, named.Port.Name, NameList.Workloads(named.Pods), Hint(context, named)));

    // Services name their ports too, and those names mean nothing to policies.
    private static string Hint(LintContext context, NamedPort named)
    {
        ServiceIndex services = ServiceIndex.Of(context);
        if (named.Pods.SelectMany(services.Before).FirstOrDefault(lead => lead.Entry.Name == named.Port.Name) is { } lead)
        {
            return $"; it names a port of Service `{lead.ServiceText}`, which leads to {lead.Entry.Protocol.ToName()} `{lead.Port}`";
        }

        string[] names = [.. named.Pods.SelectMany(GroupPorts.Of(context).NamesOf).Where(name => name.Name.Length > 0).Select(name => name.Name).Distinct().Order(StringComparer.Ordinal)];
        return NearestName.TryFind(named.Port.Name, names, out string? near) ? $"; did you mean `{near}`?"
            : names.Length > 0 ? $"; declared are {NameList.Of(names)}"
            : string.Empty;
    }
}
