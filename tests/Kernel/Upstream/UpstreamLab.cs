using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Kernel.Tests;

/// <summary>One lab for all scenarios of the upstream suite: they have the same nine pods, and policies and labels that change.</summary>
public sealed class UpstreamLab : IDisposable
{
    private RunningLab? _lab;

    public ClusterSnapshot Snapshot => Lab.Cluster.Snapshot;

    private RunningLab Lab => _lab ?? throw new InvalidOperationException("No scenario was set up.");

    /// <summary>Goes over to the cluster of a scenario.</summary>
    public void Change(ClusterSnapshot snapshot)
    {
        if (_lab is null)
        {
            _lab = RunningLab.Start(snapshot, new LabSettings());
        }
        else
        {
            _lab.Change(snapshot);
        }
    }

    public LabEnd EndOf(string pod) => Lab.EndOf(new EndpointId(pod)) ?? throw new KeyNotFoundException(pod);

    /// <summary>The address of the Service in front of a pod: <c>x/a</c> stands behind <c>x/s-x-a</c>.</summary>
    public Address ServiceOf(string pod)
    {
        string[] parts = pod.Split('/');
        ServiceName name = new(new NamespaceName(parts[0]), $"s-{parts[0]}-{parts[1]}");
        return Snapshot.FindService(name)!.ClusterAddresses[0];
    }

    public void Dispose() => _lab?.Dispose();
}
