using System.Globalization;
using System.Text.Json;
using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Writes explanations as the document <c>ringfence.dev/explain/v1</c> (docs/json.md).</summary>
/// <param name="locations">Where rules stand; a rule without a place goes without <c>file</c> and <c>line</c>.</param>
public sealed class ExplanationJson(IRuleLocations locations)
{
    private readonly RuleJson _rules = new(locations);

    /// <summary>Writes the document as one object; the writer may stand anywhere a value may.</summary>
    public void Write(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteStartObject();
        json.WriteString("schema"u8, "ringfence.dev/explain/v1"u8);
        WriteConnection(json, explanation.Question);
        json.WriteString("verdict"u8, Word(explanation.Verdict));
        json.WriteString("ports"u8, explanation.Ports.ToString());
        WriteIds(json, "families", explanation.Families.Select(family => family.ToString()));
        WriteSide(json, "egress", explanation.Leading.Outcome.Egress);
        WriteSide(json, "ingress", explanation.Leading.Outcome.Ingress);
        json.WriteStartArray("caveats"u8);
        foreach (ExplainedCaveat caveat in explanation.Caveats)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, caveat.Descriptor.Code);
            json.WriteString("message"u8, caveat.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (explanation.Differs)
        {
            json.WriteStartArray("variants"u8);
            foreach (Variant variant in explanation.Variants)
            {
                WriteVariant(json, variant, VariantNames.Of(explanation));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string Word(Verdict verdict) => verdict == Verdict.Allow ? "allow" : "deny";

    private static void WriteConnection(Utf8JsonWriter json, ExplainQuestion question)
    {
        json.WriteStartObject("connection"u8);
        json.WriteString("from"u8, question.From);
        json.WriteString("to"u8, question.To);
        if (question.Port is { } port)
        {
            json.WriteString("protocol"u8, port.Protocol.ToName());
            if (ushort.TryParse(port.Text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort number))
            {
                json.WriteNumber("port"u8, number);
            }
            else if (port.Text.Length > 0)
            {
                json.WriteString("port"u8, port.Text);
            }
        }

        json.WriteEndObject();
    }

    private void WriteSide(Utf8JsonWriter json, string name, ExplainedSide side)
    {
        json.WriteStartObject(name);
        json.WriteString("verdict"u8, Word(side.Verdict));
        json.WriteBoolean("isolated"u8, !side.IsolatedBy.IsEmpty);
        if (side.Decider is Decider.NotGoverned(var why))
        {
            json.WriteString("notApplicable"u8, PartyWords.Of(why));
            json.WriteEndObject();
            return;
        }

        if (side.Decider is Decider.ByExemption(var exemption))
        {
            json.WriteString("exemption"u8, DeciderWords.NameOf(exemption));
        }

        json.WriteString("reason"u8, DeciderWords.Of(side));
        json.WriteStartArray("decidedBy"u8);
        foreach (RuleRef rule in side.DecidedBy)
        {
            _rules.Write(json, rule);
        }

        json.WriteEndArray();
        json.WriteStartArray("isolatedBy"u8);
        foreach (PolicyRef policy in side.IsolatedBy)
        {
            _rules.Write(json, policy, side.Direction);
        }

        json.WriteEndArray();
        json.WriteStartArray("tried"u8);
        foreach (TriedRule tried in side.Tried)
        {
            json.WriteStartObject();
            json.WritePropertyName("rule"u8);
            _rules.Write(json, tried.Rule);
            json.WriteBoolean("matched"u8, tried.Fit == Fit.Fits);
            json.WriteString("reason"u8, tried.Fit == Fit.Fits ? RuleWords.Matched(tried.Action) : MissWords.Of(tried.Misses));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteVariant(Utf8JsonWriter json, Variant variant, VariantNames names)
    {
        json.WriteStartObject();
        WriteIds(json, "pods", names.PodsOf(variant));
        json.WriteString("verdict"u8, Word(variant.Outcome.Verdict));
        json.WriteString("ports"u8, variant.Outcome.Ports.ToString());
        WriteIds(json, "from", variant.Sources.Select(PartyWords.IdOf));
        WriteIds(json, "to", variant.Destinations.Select(PartyWords.IdOf));
        WriteIds(json, "families", variant.Common.Select(family => family.ToString()));
        if (variant.Pairing == Pairing.EachWithItself)
        {
            json.WriteBoolean("self"u8, value: true);
        }

        json.WriteEndObject();
    }

    private static void WriteIds(Utf8JsonWriter json, string name, IEnumerable<string> ids)
    {
        json.WriteStartArray(name);
        foreach (string id in ids)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
    }
}
