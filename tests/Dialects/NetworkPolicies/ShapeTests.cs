using FsCheck;
using FsCheck.Fluent;

namespace Ringfence.Dialects.Tests;

/// <summary>Whatever shape a document has, reading it ends in a policy or in findings, never in an exception.</summary>
public sealed class ShapeTests
{
    private static readonly string[] Names =
    [
        "podSelector", "namespaceSelector", "ingress", "egress", "policyTypes", "from", "to", "ports", "port", "endPort", "protocol", "ipBlock", "cidr",
        "except", "matchLabels", "matchExpressions", "key", "operator", "values", "labels", "ownerReferences", "finalizers", "managedFields", "unknown",
    ];

    private static readonly Gen<string> Scalar = Gen.Elements(
        "null", "true", "0", "80", "80.5", "70000", "-1", "x", "''", "'80'", "TCP", "UDP", "Ingress", "Egress", "In", "Exists", "10.0.0.0/8", "10.1.0.0/16", "'::/0'",
        "010.0.0.0/8", "10.0.0.1/8", "a b", "http", "5000000000");

    [Fact]
    public void Read_AnyShape_EndsInAPolicyOrInFindings()
    {
        int valid = 0;
        int refused = 0;
        Prop.ForAll(Value(5).ToArbitrary(), spec =>
        {
            PolicyCheck check = PolicyCheck.OfSpec(spec);
            bool accepted = check.Reading is NetworkPolicyReading.Valid;
            valid += accepted ? 1 : 0;
            refused += accepted ? 0 : 1;
            return accepted == check.Diagnostics.All(found => found.ApiServer is null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(600));
        Assert.True(valid >= 20 && refused >= 200, $"{valid} valid, {refused} refused");
    }

    [Fact] // networkpolicy.md section 2 and 3.2: what is accepted is stored so that it reads back and is accepted again
    public void Write_WhateverIsAccepted_IsAcceptedAgain() => Prop.ForAll(
        Spec.ToArbitrary(),
        spec =>
        {
            if (PolicyCheck.OfSpec(spec).Reading is not NetworkPolicyReading.Valid reading)
            {
                return true;
            }

            PolicyCheck again = PolicyCheck.Of(StoredPolicyWriter.Write(reading.Stored));
            return again.Diagnostics.All(found => found.ApiServer is null) && again.Valid.Policy == reading.Policy;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static Gen<string> Value(int depth) => depth == 0
        ? Scalar
        : Gen.Frequency((2, Scalar), (3, Mapping(depth - 1)), (2, Few(Value(depth - 1)).Select(items => $"[{string.Join(", ", items)}]")));

    private static Gen<string> Mapping(int depth) =>
        from fields in Few(Gen.Elements(Names).Zip(Value(depth)))
        select $"{{{string.Join(", ", fields.DistinctBy(field => field.Item1).Select(field => $"{field.Item1}: {field.Item2}"))}}}";

    private static Gen<IReadOnlyList<T>> Few<T>(Gen<T> item) =>
        from count in Gen.Choose(0, 3)
        from items in item.ArrayOf(count)
        select (IReadOnlyList<T>)items;

    // Specs that are mostly right.
    private static Gen<string> Spec =>
        from rules in Few(Rule("from"))
        from more in Few(Rule("to"))
        from types in Gen.Elements("null", "[Ingress]", "[Egress]", "[Egress, Ingress]")
        select $"{{ingress: [{string.Join(", ", rules)}], egress: [{string.Join(", ", more)}], policyTypes: {types}}}";

    private static Gen<string> Rule(string peers) =>
        from ports in Few(Gen.Elements("null", "{}", "{port: 80}", "{port: http}", "{port: 80, endPort: 90, protocol: UDP}", "{protocol: SCTP}"))
        from sources in Few(Gen.Elements(
            "{podSelector: {}}", "{namespaceSelector: {matchLabels: {k: null}}}", "{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}",
            "{podSelector: {matchExpressions: [{key: a, operator: NotIn, values: ['', 'yes']}]}, namespaceSelector: {}}", "{ipBlock: {cidr: '::/0'}}"))
        select $"{{ports: [{string.Join(", ", ports)}], {peers}: [{string.Join(", ", sources)}]}}";
}
