using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>One end of a connection as a question names it, found in the snapshot; a closed set of cases.</summary>
public abstract record QuestionEnd
{
    private QuestionEnd(string id) => Id = id;

    /// <summary>The end's canonical id, whatever shorthand was typed.</summary>
    public string Id { get; }

    /// <summary>A pod; or a workload, by its pods or, where the input has none, by its template.</summary>
    /// <param name="Id">The id of the pod or workload.</param>
    /// <param name="Endpoints">What stands for it, at least one; a workload's pods that have ended are left out unless all have.</param>
    public sealed record Pods(string Id, ValueArray<Endpoint> Endpoints) : QuestionEnd(Id);

    /// <summary>A node. One that pods run on but the input does not give has no labels and no known address.</summary>
    public sealed record Node(string Id, ClusterNode Machine) : QuestionEnd(Id);

    /// <summary>Addresses, as a block.</summary>
    public sealed record Addresses(string Id, Cidr Block) : QuestionEnd(Id);

    /// <summary>A Service, whose backends are yet to be resolved.</summary>
    public sealed record Service(string Id, Core.Service Target) : QuestionEnd(Id);
}
