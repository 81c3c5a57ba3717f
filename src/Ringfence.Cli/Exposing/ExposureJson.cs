using System.Text.Json;
using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Writes the document <c>ringfence.dev/exposure/v1</c> (docs/exposure.md).</summary>
internal static class ExposureJson
{
    /// <summary>Writes it, an exposure a line.</summary>
    public static void Write(Stream stream, ExposureAnalysis analysis, CaveatDigest caveats)
    {
        using JsonLines json = new(stream, "ringfence.dev/exposure/v1");
        json.BeginList("exposures");
        foreach (Exposure exposure in analysis.Exposures)
        {
            json.Element(element => Write(element, exposure));
        }

        json.EndList();
        json.BeginList("unprotected");
        foreach (Unprotected open in analysis.Unprotected)
        {
            json.Element(element =>
            {
                element.WriteStartObject();
                element.WriteString("endpoint"u8, open.Endpoint.Id);
                element.WriteString("direction"u8, Word(open.Direction));
                element.WriteEndObject();
            });
        }

        json.EndList();
        json.BeginList("caveats");
        caveats.Write(json);
        json.EndList();
        json.End();
    }

    private static string Word(Direction direction) => direction == Direction.Ingress ? "ingress" : "egress";

    private static void Write(Utf8JsonWriter json, Exposure exposure)
    {
        json.WriteStartObject();
        json.WriteString("endpoint"u8, exposure.Endpoint.Id);
        json.WriteString("direction"u8, Word(exposure.Direction));
        json.WriteStartObject("peer"u8);
        switch (exposure.Peer)
        {
            case ExposedPeer.Addresses(var block):
                json.WriteString("cidr"u8, block.ToString());
                break;
            case ExposedPeer.EntireCluster:
                json.WriteBoolean("entireCluster"u8, value: true);
                break;
            case ExposedPeer.Pods(var spaces, var pods):
                json.WriteString("namespaceSelector"u8, SelectorText.Of(spaces));
                json.WriteString("podSelector"u8, SelectorText.Of(pods));
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"Unhandled peer {exposure.Peer.GetType().Name}.");
        }

        json.WriteEndObject();
        json.WriteString("ports"u8, exposure.Ports.ToString());
        if (!exposure.Names.IsEmpty)
        {
            json.WriteStartArray("portNames"u8);
            foreach (PortName name in exposure.Names)
            {
                json.WriteStringValue($"{name.Protocol.ToName()} {name.Name}");
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
