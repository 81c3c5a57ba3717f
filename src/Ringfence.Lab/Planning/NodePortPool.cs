using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Gives node ports to ports of Services that have none, always the same to the same port.</summary>
internal sealed class NodePortPool
{
    // Where the API server begins (--service-node-port-range).
    private const ushort First = 30000;

    private readonly Dictionary<(ServiceName, ushort, Protocol), ushort> _given = [];

    /// <summary>The port's node port: its own, or one that was given out.</summary>
    public ushort For(ServiceName service, ServicePort port)
    {
        if (port.NodePort != 0)
        {
            return _given[(service, port.Port, port.Protocol)] = port.NodePort;
        }

        if (_given.TryGetValue((service, port.Port, port.Protocol), out ushort given))
        {
            return given;
        }

        ushort free = First;
        while (_given.ContainsValue(free))
        {
            free++;
        }

        return _given[(service, port.Port, port.Protocol)] = free;
    }
}
