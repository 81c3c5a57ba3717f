using Ringfence.Analysis;

namespace Ringfence.Cli;

/// <summary>Writes the document <c>ringfence.dev/map/v1</c> (docs/map.md).</summary>
internal static class MapJson
{
    /// <summary>Writes it, a connection a line; every id and every set of ports is encoded once.</summary>
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
        byte[][] ports = [.. view.Traffic.Select(traffic => JsonLines.Encode(traffic.ToString()))];
        foreach (ListedPair pair in view.Pairs())
        {
            json.BeginElement();
            json.Raw("{\"from\":"u8);
            json.Raw(ids[pair.From]);
            json.Raw(",\"to\":"u8);
            json.Raw(ids[pair.To]);
            json.Raw(",\"ports\":"u8);
            json.Raw(ports[pair.Ports]);
            json.Raw(pair.Extent == Extent.Partial ? ",\"partial\":true}"u8 : "}"u8);
        }
    }
}
