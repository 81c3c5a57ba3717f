using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>One change to the input, as a fact: which object, what to add. Making it in the text is the host's.</summary>
public abstract record Edit
{
    private Edit()
    {
    }

    /// <summary>Gives a pod a label it lacks; where the pod is one of a workload's, the label goes into the template.</summary>
    /// <param name="Endpoint">The pod or workload.</param>
    /// <param name="Workload">The workload it folds under; the same id for a pod of its own.</param>
    /// <param name="Key">The label's key.</param>
    /// <param name="Value">The label's value.</param>
    public sealed record PodLabel(EndpointId Endpoint, EndpointId Workload, string Key, string Value) : Edit;

    /// <summary>Gives a namespace a label it lacks.</summary>
    public sealed record NamespaceLabel(NamespaceName Namespace, string Key, string Value) : Edit;

    /// <summary>Adds a port to a rule that fits but for its ports.</summary>
    public sealed record RulePort(RuleRef Rule, EditPort Port) : Edit;

    /// <summary>Adds a peer to a rule that fits but for its peers.</summary>
    public sealed record RulePeer(RuleRef Rule, EditPeer Peer) : Edit;

    /// <summary>Adds a rule to a policy.</summary>
    /// <param name="Policy">The policy.</param>
    /// <param name="Direction">The direction of the rule.</param>
    /// <param name="Peer">The rule's peer.</param>
    /// <param name="Port">The rule's port.</param>
    /// <param name="Others">How many pods and workloads beside the one asked about the policy, and so the rule, is for.</param>
    public sealed record NewRule(PolicyRef Policy, Direction Direction, EditPeer Peer, EditPort Port, int Others) : Edit;

    /// <summary>Makes a policy's rules of a direction count by adding the direction to <c>policyTypes</c>.</summary>
    public sealed record PolicyType(PolicyRef Policy, Direction Direction) : Edit;

    /// <summary>Adds a policy with one rule.</summary>
    /// <param name="Policy">The new policy; its name is not in use.</param>
    /// <param name="Subject">The labels of the pods it is for; at least one.</param>
    /// <param name="Direction">The direction of its rule.</param>
    /// <param name="Peer">The rule's peer.</param>
    /// <param name="Port">The rule's port.</param>
    /// <param name="Beside">A policy that it may stand next to in the files.</param>
    public sealed record NewPolicy(
        PolicyRef Policy, LabelSet Subject, Direction Direction, EditPeer Peer, EditPort Port, PolicyRef Beside) : Edit;
}
