using System.Text.Json;
using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Explain;

namespace Ringfence.Cli;

/// <summary>Writes the document <c>ringfence.dev/prove/v1</c> (docs/prove.md).</summary>
internal sealed class ProveJson(ManifestLocations locations, WitnessExplainer witnesses)
{
    private readonly RuleJson _rules = new(locations);
    private readonly ExplanationJson _explanations = new(locations);

    /// <summary>Writes it.</summary>
    public void Write(Utf8JsonWriter json, ProveReport report)
    {
        json.WriteStartObject();
        json.WriteString("schema"u8, "ringfence.dev/prove/v1"u8);
        json.WriteString("scope"u8, report.Terms.Word);
        json.WriteStartArray("results"u8);
        foreach (Proof proof in report.Told)
        {
            WriteProof(json, proof, report);
        }

        json.WriteEndArray();
        json.WriteStartObject("summary"u8);
        json.WriteNumber("policies"u8, report.Choices.Sum(choice => choice.Count));
        json.WriteNumber("findings"u8, report.Findings);
        json.WriteNumber("undecided"u8, report.Undecided);
        json.WriteEndObject();
        json.WriteStartArray("caveats"u8);
        foreach ((ExplainedCaveat caveat, int more) in report.Caveats.Shown)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, caveat.Descriptor.Code);
            json.WriteString("message"u8, caveat.Message);
            if (more > 0)
            {
                json.WriteNumber("more"u8, more);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMadeUp(Utf8JsonWriter json, ClusterSnapshot cluster)
    {
        json.WriteStartObject("madeUp"u8);
        json.WriteStartArray("namespaces"u8);
        foreach (ClusterNamespace space in cluster.Namespaces)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, space.Name.Value);
            WriteLabels(json, space.Labels);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("pods"u8);
        foreach (Endpoint pod in cluster.Endpoints)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, pod.Id.Value);
            WriteLabels(json, pod.Labels);
            json.WriteStartArray("addresses"u8);
            foreach (Cidr block in pod.Addresses.Possible.ToCidrs())
            {
                json.WriteStringValue(block.First.ToString());
            }

            json.WriteEndArray();
            json.WriteStartObject("ports"u8);
            foreach (ContainerPort port in pod.Ports)
            {
                json.WriteString(port.Name, $"{port.Protocol.ToName()} {port.Number}");
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter json, LabelSet labels)
    {
        json.WriteStartObject("labels"u8);
        foreach ((string key, string value) in labels.Pairs)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private void WriteProof(Utf8JsonWriter json, Proof proof, ProveReport report)
    {
        json.WriteStartObject();
        json.WriteString("question"u8, ProveRequest.WordOf(proof.Question));
        if (proof.Answer == ProofAnswer.Undecided)
        {
            json.WriteString("holds"u8, "undecided"u8);
        }
        else
        {
            json.WriteBoolean("holds"u8, proof.Answer == ProofAnswer.Yes);
        }

        WriteSubject(json, proof, report);
        json.WriteString("reason"u8, ProofWords.Of(proof, report));
        WriteCover(json, proof.Reason);
        if (proof.Witness is { } witness)
        {
            json.WritePropertyName("witness"u8);
            _explanations.Write(json, witnesses.Explain(witness));
            if (witness.Origin == WitnessCluster.MadeUp)
            {
                WriteMadeUp(json, witness.Cluster);
            }
        }

        json.WriteEndObject();
    }

    private void WriteSubject(Utf8JsonWriter json, Proof proof, ProveReport report)
    {
        json.WritePropertyName("subject"u8);
        if (proof.Rule is { } rule)
        {
            _rules.Write(json, rule);
        }
        else
        {
            _rules.Write(json, proof.Policy);
        }

        switch (proof.Part)
        {
            case RulePart.OnePeer(var index):
                json.WriteNumber("peer"u8, index);
                break;
            case RulePart.Named(var name):
                json.WriteString("portName"u8, name.Name);
                break;
        }

        if (report.Choices.Count == 2)
        {
            WritePolicies(json, "first", report.Choices[0]);
            WritePolicies(json, "second", report.Choices[1]);
        }
    }

    private void WriteCover(Utf8JsonWriter json, ProofReason reason)
    {
        switch (reason)
        {
            case ProofReason.Covered(var by, var isolating):
                WriteRules(json, "coveredBy", by);
                WritePolicies(json, "isolatedBy", isolating);
                break;
            case ProofReason.CoverEachOther(var first, var second):
                WriteRules(json, "coveredBy", [.. first, .. second]);
                break;
        }
    }

    private void WriteRules(Utf8JsonWriter json, string name, ValueArray<RuleRef> rules)
    {
        json.WriteStartArray(name);
        foreach (RuleRef rule in rules)
        {
            _rules.Write(json, rule);
        }

        json.WriteEndArray();
    }

    private void WritePolicies(Utf8JsonWriter json, string name, ValueArray<PolicyRef> policies)
    {
        json.WriteStartArray(name);
        foreach (PolicyRef policy in policies)
        {
            _rules.Write(json, policy);
        }

        json.WriteEndArray();
    }
}
