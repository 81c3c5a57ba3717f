using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Writes the document <c>ringfence.dev/map/v1</c> (docs/map.md).</summary>
internal static class MapJson
{
    /// <summary>Writes it, a connection a line; what many lines have in common is encoded once.</summary>
    public static void Write(Stream stream, MapReport report)
    {
        MapView view = report.View;
        using JsonLines json = new(stream, "ringfence.dev/map/v1");
        MapEndJson ends = new(view.Map);
        json.BeginList("endpoints");
        foreach (MapEndpoint end in view.Ends)
        {
            json.Element(element =>
            {
                element.WriteStartObject();
                MapEndJson.WriteName(element, end);
                ends.WriteTraits(element, end);
                element.WriteEndObject();
            });
        }

        json.EndList();
        json.BeginList("connections");
        WriteConnections(json, view);
        json.EndList();
        json.BeginList("caveats");
        report.Caveats.Write(json);
        json.EndList();
        json.End();
    }

    private static void WriteConnections(JsonLines json, MapView view)
    {
        byte[][] ids = [.. view.ById.Select(end => JsonLines.Encode(end.Id))];
        byte[]?[] ends = new byte[view.Traffic.Count * 2][];
        byte[] start = [];
        int from = -1;
        foreach (ListedPair pair in view.Pairs())
        {
            if (pair.From != from)
            {
                from = pair.From;
                start = [.. "{\"from\":"u8, .. ids[from], .. ",\"to\":"u8];
            }

            json.BeginElement();
            json.Raw(start);
            json.Raw(ids[pair.To]);
            json.Raw(ends[(pair.Ports * 2) + (int)pair.Extent] ??= EndOf(view.Traffic[pair.Ports], pair.Extent));
        }
    }

    private static byte[] EndOf(TrafficSet ports, Extent extent) =>
        [.. ",\"ports\":"u8, .. JsonLines.Encode(ports.ToString()), .. extent == Extent.Partial ? ",\"partial\":true}"u8 : "}"u8];
}
