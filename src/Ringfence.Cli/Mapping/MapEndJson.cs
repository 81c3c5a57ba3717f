using System.Text.Json;
using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Writes what is known of an end of a map by itself, as keys of the object that the writer is in.</summary>
internal sealed class MapEndJson(ConnectivityMap map)
{
    /// <summary>Writes who it is, and how many pods.</summary>
    public static void WriteName(Utf8JsonWriter json, MapEndpoint end)
    {
        json.WriteString("id"u8, end.Id);
        json.WriteNumber("pods"u8, end is MapEndpoint.Pods pods ? pods.Count : 0);
    }

    /// <summary>Writes whether policies isolate all of its pods, and what those may do to each other.</summary>
    public void WriteTraits(Utf8JsonWriter json, MapEndpoint end)
    {
        json.WriteStartObject("isolated"u8);
        json.WriteBoolean("ingress"u8, IsIsolated(end, Direction.Ingress));
        json.WriteBoolean("egress"u8, IsIsolated(end, Direction.Egress));
        json.WriteEndObject();
        if (end is MapEndpoint.Pods pods && map.Within(pods) is var (ports, extent))
        {
            json.WriteString("within"u8, ports.ToString());
            if (extent == Extent.Partial)
            {
                json.WriteBoolean("withinPartial"u8, value: true);
            }
        }
    }

    private bool IsIsolated(MapEndpoint end, Direction direction) =>
        end is MapEndpoint.Pods pods && map.IsolationOf(pods, direction) == IsolationExtent.All;
}
