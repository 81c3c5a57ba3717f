using System.Diagnostics;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Parts of NetworkPolicies as they are written.</summary>
internal static class EditFragments
{
    /// <summary>An entry of <c>ports</c>.</summary>
    public static Fragment Port(EditPort port) =>
        Fragment.Map(("protocol", new Fragment.Text(port.Protocol.ToName())), ("port", new Fragment.Number(port.Number)));

    /// <summary>An entry of <c>from</c> or <c>to</c>.</summary>
    public static Fragment Peer(EditPeer peer) => peer switch
    {
        EditPeer.Pods(null, var labels) => Fragment.Map(("podSelector", Selector(labels))),
        EditPeer.Pods({ } space, var labels) => Fragment.Map(
            ("namespaceSelector", Selector(LabelSet.Empty.With(ClusterNamespace.NameLabel, space.Value))),
            ("podSelector", Selector(labels))),
        EditPeer.Block(var block) => Fragment.Map(("ipBlock", Fragment.Map(("cidr", new Fragment.Text(block.ToString()))))),
        _ => throw new UnreachableException($"Unhandled peer {peer.GetType().Name}."),
    };

    /// <summary>A rule with one peer and one port.</summary>
    public static Fragment Rule(Direction direction, EditPeer peer, EditPort port) => Fragment.Map(
        (PeersKey(direction), Fragment.List(Peer(peer))),
        ("ports", Fragment.List(Port(port))));

    /// <summary>A whole policy with one rule.</summary>
    public static Fragment Policy(Edit.NewPolicy edit) => Fragment.Map(
        ("apiVersion", new Fragment.Text("networking.k8s.io/v1")),
        ("kind", new Fragment.Text(edit.Policy.Kind)),
        ("metadata", Fragment.Map(
            ("name", new Fragment.Text(edit.Policy.Name)),
            ("namespace", new Fragment.Text(edit.Policy.Namespace!.Value.Value)))),
        ("spec", Fragment.Map(
            ("podSelector", Selector(edit.Subject)),
            ("policyTypes", Fragment.List(new Fragment.Text(edit.Direction.ToString()))),
            (RulesKey(edit.Direction), Fragment.List(Rule(edit.Direction, edit.Peer, edit.Port))))));

    /// <summary>The key of a direction's rules.</summary>
    public static string RulesKey(Direction direction) => direction == Direction.Ingress ? "ingress" : "egress";

    /// <summary>The key of a rule's peers.</summary>
    public static string PeersKey(Direction direction) => direction == Direction.Ingress ? "from" : "to";

    private static Fragment.Mapping Selector(LabelSet labels) => Fragment.Map(
        ("matchLabels", new Fragment.Mapping([.. labels.Pairs.ToArray().Select(pair => KeyValuePair.Create(pair.Key, (Fragment)new Fragment.Text(pair.Value)))])));
}
