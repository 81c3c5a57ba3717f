using System.IO.Enumeration;
using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>What <c>--from</c>, <c>--to</c> and <c>--with</c> take: an id as in questions, with <c>*</c> and <c>?</c> in its parts, a namespace, or addresses.</summary>
internal sealed class EndPattern
{
    private readonly string _space;
    private readonly string _kind;
    private readonly string _name;
    private readonly AddressSet _addresses;

    private EndPattern(string space, string kind, string name) => (_space, _kind, _name) = (space, kind, name);

    private EndPattern(Cidr block)
        : this(string.Empty, string.Empty, string.Empty) => _addresses = AddressSet.Of(block);

    /// <summary>Reads one.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="snapshot">Tells namespaces from kinds.</param>
    /// <param name="defaultNamespace">The namespace of bare names.</param>
    /// <exception cref="UnanswerableException">It can name nothing that is in a map.</exception>
    public static EndPattern Parse(string text, ClusterSnapshot snapshot, NamespaceName defaultNamespace)
    {
        if (Cidr.TryParse(text, out Cidr block))
        {
            return new EndPattern(block);
        }

        string[] parts = text.Split('/');
        bool isShort = parts.Length == 2 && KindAlias.IsKind(parts[0]) && snapshot.FindNamespace(new NamespaceName(parts[0])) is null;
        return parts switch
        {
            _ when Address.TryParse(parts[0], out _) =>
                throw Refused(text, "write addresses like 203.0.113.7 or 10.0.0.0/8, with no bits set after the prefix"),
            [var first, ..] when parts.Length > 1 && KindAlias.IsService(first) =>
                throw Refused(text, "a Service is not an end of a map: name the pods or workloads behind it"),
            ["node", _] => throw Refused(text, "nodes are not ends of a map: `ringfence explain` answers for a node"),
            [var name] when name.Length > 0 => new EndPattern(defaultNamespace.Value, "*", name),
            [var space, ""] when space.Length > 0 => new EndPattern(space, "*", "*"),
            [var kind, var name] when isShort && name.Length > 0 => new EndPattern(defaultNamespace.Value, KindAlias.KindOf(kind), name),
            [var space, var name] when space.Length > 0 && name.Length > 0 => new EndPattern(space, "*", name),
            [var space, var kind, var name] when space.Length > 0 && kind.Length > 0 =>
                new EndPattern(space, KindAlias.KindOf(kind), name.Length > 0 ? name : "*"),
            _ => throw Refused(text, "write a namespace (shop/), a pod or workload (shop/web, shop/Deployment/web), with * for any text, or addresses (10.0.0.0/8)"),
        };
    }

    /// <summary>Whether an end of a map is meant: a workload also by its pods' names, a pod also by its workload's, a block of addresses when it holds one.</summary>
    public bool Takes(MapEndpoint end) => end switch
    {
        MapEndpoint.Pods pods => pods.Members.Any(member => Takes(member.Id) || Takes(member.Workload)),
        MapEndpoint.Addresses addresses => _addresses.Overlaps(AddressSet.Of(addresses.Block)),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled end {end.GetType().Name}."),
    };

    private static UnanswerableException Refused(string text, string help) =>
        new($"`{VisibleText.Escape(text)}` names nothing that can be in a map: {help}");

    private bool Takes(EndpointId id) => id.Value.Split('/') switch
    {
        [var space, var name] => Takes(space, KindAlias.Pod, name),
        [var space, var kind, var name] => Takes(space, kind, name),
        _ => false,
    };

    private bool Takes(string space, string kind, string name) => Fits(_space, space) && Fits(_kind, kind) && Fits(_name, name);

    private static bool Fits(string pattern, string text) => FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);
}
