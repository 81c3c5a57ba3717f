namespace Ringfence.Dialects.Tests;

/// <summary>networkpolicy.md 3.5 and 3.7: strict decoding. Texts: sigs.k8s.io/json, which keeps those of Go's encoding/json.</summary>
public sealed class DecodingTests
{
    [Theory] // the path of a fault and the key it points at, on every level
    [InlineData("status: {}", "status", "status")]
    [InlineData("Spec: {}", "Spec", "Spec")]
    [InlineData("spec: {ingres: [{}]}", "spec.ingres", "ingres")]
    [InlineData("spec: {PodSelector: {}}", "spec.PodSelector", "PodSelector")]
    [InlineData("spec: {podSelector: {matchLabel: {}}}", "spec.podSelector.matchLabel", "matchLabel")]
    [InlineData("spec: {podSelector: {matchExpressions: [{}, {Key: a}]}}", "spec.podSelector.matchExpressions[1].Key", "Key")]
    [InlineData("spec: {ingress: [{to: []}]}", "spec.ingress[0].to", "to")]
    [InlineData("spec: {egress: [{from: []}]}", "spec.egress[0].from", "from")]
    [InlineData("spec: {ingress: [{}, {ports: [{}, {Port: 1}]}]}", "spec.ingress[1].ports[1].Port", "Port")]
    [InlineData("spec: {egress: [{to: [{podSelectr: {}}]}]}", "spec.egress[0].to[0].podSelectr", "podSelectr")]
    [InlineData("spec: {ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, excepts: []}}]}]}", "spec.ingress[0].from[0].ipBlock.excepts", "excepts")]
    [InlineData("metadata: {name: p, clusterName: x}", "metadata.clusterName", "clusterName")]
    [InlineData("metadata: {name: p, ownerReferences: [{apiVersion: v1, kind: Pod, name: a, uid: u, namespace: x}]}", "metadata.ownerReferences[0].namespace", "namespace")]
    [InlineData("metadata: {name: p, managedFields: [{fields: {}}]}", "metadata.managedFields[0].fields", "fields")]
    [InlineData("\"a\\\"b\": 1", "a\"b", "\"a\\\"b\"")]
    [InlineData("12: x", "12", "12")]
    [InlineData("yes: x", "true", "yes")]
    public void Read_UnknownField_IsRefusedWithItsPath(string line, string path, string at)
    {
        PolicyCheck check = Of(line);

        Finding found = check.Findings.First(finding => finding.Code == "RF2001");
        Assert.Equal(new Finding("RF2001", path, $"unknown field \"{path.Replace("\"", "\\\"", StringComparison.Ordinal)}\"", at), found);
        Assert.IsType<NetworkPolicyReading.Invalid>(check.Reading);
    }

    [Theory]
    [InlineData("spec: {podSelector: {}, podSelector: {}}", "spec.podSelector", "podSelector")]
    [InlineData("spec: {podSelector: {matchLabels: {app: a, app: a}}}", "spec.podSelector.matchLabels.app", "app")]
    [InlineData("metadata: {name: p, name: p}", "metadata.name", "name")]
    [InlineData("metadata: {name: p, labels: {a/b.c: x, a/b.c: z}}", "metadata.labels.a/b.c", "a/b.c")]
    [InlineData("spec: {ingress: [{}, {ports: [{port: 1, port: 2}]}]}", "spec.ingress[1].ports[0].port", "port")]
    public void Read_FieldTwice_IsRefusedWithItsPath(string line, string path, string at)
    {
        PolicyCheck check = Of(line);

        Assert.Equal([new Finding("RF2002", path, $"duplicate field \"{path}\"", at)], check.Findings);
        Assert.IsType<NetworkPolicyReading.Invalid>(check.Reading);
    }

    [Fact] // the second key is the one to point at
    public void Read_FieldTwice_PointsAtTheSecond() => Assert.Equal(
        (4, 25), Position(PolicyCheck.OfSpec("{podSelector: {}, podSelector: {}}")));

    [Fact] // the server says each strict fault once
    public void Read_SameStrictFaultTwice_IsSaidOnce() => Assert.Equal(
        ["unknown field \"spec.x\"", "duplicate field \"spec.podSelector\""],
        PolicyCheck.OfSpec("{x: 1, x: 2, podSelector: {}, podSelector: {}, podSelector: {}}").Server);

    [Fact] // of a field given twice the last counts
    public void Read_LabelTwice_LastCountsForValidation() => Assert.Equal(
        ["RF2002", "RF2127"],
        PolicyCheck.OfSelector("{matchLabels: {app: a, app: 'a b'}}").Findings.Select(finding => finding.Code));

    [Fact] // in document order, and what is below an unknown field is not looked at
    public void Read_StrictFaults_AreListedInDocumentOrder() => Assert.Equal(
        ["unknown field \"spec.a\"", "unknown field \"spec.egress[0].b\"", "duplicate field \"spec.egress\"", "unknown field \"c\""],
        Of("spec: {a: {x: {}}, egress: [{b: 1}], egress: []}\nc: 1").Server);

    [Fact] // the server would stop at them; here the rest is validated in the same run, after them
    public void Read_StrictFault_DoesNotHideWhatValidationFinds() => Assert.Equal(
        ["unknown field \"spec.x\"", "spec.policyTypes[0]: Unsupported value: \"y\": supported values: \"Ingress\", \"Egress\""],
        PolicyCheck.OfSpec("{policyTypes: ['y'], x: 1}").Server);

    [Theory]
    [InlineData("spec: {ingres: []}", "unknown field `spec.ingres`; did you mean `ingress`?")]
    [InlineData("spec: {PodSelector: {}}", "unknown field `spec.PodSelector`; did you mean `podSelector`?")]
    [InlineData("status: {}", "unknown field `status`")]
    [InlineData("spec: {podSelector: {}, podSelector: {}}", "field `spec.podSelector` is given more than once")]
    [InlineData("spec: {ingress: {}}", "`spec.ingress` is an object, but must be a list")]
    [InlineData("spec: []", "`spec` is a list, but must be an object")]
    [InlineData("spec: {podSelector: {matchLabels: {app: on}}}", "`spec.podSelector.matchLabels.app` is a boolean, but must be a string")]
    [InlineData("spec: {podSelector: {matchLabels: {app: 1}}}", "`spec.podSelector.matchLabels.app` is a number, but must be a string")]
    [InlineData("spec: {ingress: [{ports: [{endPort: '1'}]}]}", "`spec.ingress[0].ports[0].endPort` is a string, but must be a whole number")]
    [InlineData("metadata: {name: p, uid: 1}", "`metadata.uid` is a number, but must be a string")]
    [InlineData("metadata: {name: p, generation: x}", "`metadata.generation` is a string, but must be a whole number")]
    [InlineData("metadata: {name: p, ownerReferences: [{controller: x}]}", "`metadata.ownerReferences[0].controller` is a string, but must be a boolean")]
    [InlineData("spec: {policyTypes: [[]]}", "`spec.policyTypes[0]` is a list, but must be a string")]
    [InlineData("spec: {podSelector: {matchExpressions: [{operator: {}}]}}", "`spec.podSelector.matchExpressions[0].operator` is an object, but must be a string")]
    [InlineData("spec: {ingress: [{ports: [{protocol: 6}]}]}", "`spec.ingress[0].ports[0].protocol` is a number, but must be a string")]
    [InlineData("metadata: {name: p, managedFields: [{operation: 1}]}", "`metadata.managedFields[0].operation` is a number, but must be a string")]
    [InlineData("spec: {ingress: [{ports: [{port: 80.5}]}]}", "`spec.ingress[0].ports[0].port` is 80.5, which is not a whole number that fits into int32")]
    public void Read_OneFault_SaysSoInPlainWords(string line, string message) => Assert.Equal(message, Assert.Single(Of(line).Diagnostics).Message);

    [Theory] // the innermost struct, the fields from the root without indexes and map keys, the Go type
    // structs and lists
    [InlineData("spec: []", "spec", "array into Go struct field NetworkPolicy.spec of type v1.NetworkPolicySpec")]
    [InlineData("spec: x", "spec", "string into Go struct field NetworkPolicy.spec of type v1.NetworkPolicySpec")]
    [InlineData("metadata: 1", "metadata", "number into Go struct field NetworkPolicy.metadata of type v1.ObjectMeta")]
    [InlineData("spec: {podSelector: []}", "spec.podSelector", "array into Go struct field NetworkPolicySpec.spec.podSelector of type v1.LabelSelector")]
    [InlineData("spec: {ingress: {}}", "spec.ingress", "object into Go struct field NetworkPolicySpec.spec.ingress of type []v1.NetworkPolicyIngressRule")]
    [InlineData("spec: {egress: true}", "spec.egress", "bool into Go struct field NetworkPolicySpec.spec.egress of type []v1.NetworkPolicyEgressRule")]
    [InlineData("spec: {ingress: [x]}", "spec.ingress[0]", "string into Go struct field NetworkPolicySpec.spec.ingress of type v1.NetworkPolicyIngressRule")]
    [InlineData("spec: {egress: [1]}", "spec.egress[0]", "number into Go struct field NetworkPolicySpec.spec.egress of type v1.NetworkPolicyEgressRule")]
    [InlineData("spec: {policyTypes: Ingress}", "spec.policyTypes", "string into Go struct field NetworkPolicySpec.spec.policyTypes of type []v1.PolicyType")]
    [InlineData("spec: {policyTypes: [1]}", "spec.policyTypes[0]", "number into Go struct field NetworkPolicySpec.spec.policyTypes of type v1.PolicyType")]
    [InlineData("spec: {ingress: [{from: {}}]}", "spec.ingress[0].from", "object into Go struct field NetworkPolicyIngressRule.spec.ingress.from of type []v1.NetworkPolicyPeer")]
    [InlineData("spec: {egress: [{to: [x]}]}", "spec.egress[0].to[0]", "string into Go struct field NetworkPolicyEgressRule.spec.egress.to of type v1.NetworkPolicyPeer")]
    [InlineData("spec: {egress: [{ports: 80}]}", "spec.egress[0].ports", "number into Go struct field NetworkPolicyEgressRule.spec.egress.ports of type []v1.NetworkPolicyPort")]
    [InlineData("spec: {ingress: [{ports: [80]}]}", "spec.ingress[0].ports[0]", "number into Go struct field NetworkPolicyIngressRule.spec.ingress.ports of type v1.NetworkPolicyPort")]
    [InlineData("spec: {ingress: [{from: [{podSelector: x}]}]}", "spec.ingress[0].from[0].podSelector", "string into Go struct field NetworkPolicyPeer.spec.ingress.from.podSelector of type v1.LabelSelector")]
    [InlineData("spec: {ingress: [{from: [{namespaceSelector: x}]}]}", "spec.ingress[0].from[0].namespaceSelector", "string into Go struct field NetworkPolicyPeer.spec.ingress.from.namespaceSelector of type v1.LabelSelector")]
    [InlineData("spec: {ingress: [{from: [{ipBlock: 10.0.0.0/8}]}]}", "spec.ingress[0].from[0].ipBlock", "string into Go struct field NetworkPolicyPeer.spec.ingress.from.ipBlock of type v1.IPBlock")]
    [InlineData("spec: {ingress: [{from: [{ipBlock: {cidr: 10}}]}]}", "spec.ingress[0].from[0].ipBlock.cidr", "number into Go struct field IPBlock.spec.ingress.from.ipBlock.cidr of type string")]
    [InlineData("spec: {ingress: [{from: [{ipBlock: {except: 10.0.0.0/8}}]}]}", "spec.ingress[0].from[0].ipBlock.except", "string into Go struct field IPBlock.spec.ingress.from.ipBlock.except of type []string")]
    [InlineData("spec: {ingress: [{from: [{ipBlock: {except: [true]}}]}]}", "spec.ingress[0].from[0].ipBlock.except[0]", "bool into Go struct field IPBlock.spec.ingress.from.ipBlock.except of type string")]
    // ports
    [InlineData("spec: {ingress: [{ports: [{port: true}]}]}", "spec.ingress[0].ports[0].port", "bool into Go struct field NetworkPolicyPort.spec.ingress.ports.port of type int32")]
    [InlineData("spec: {ingress: [{ports: [{port: []}]}]}", "spec.ingress[0].ports[0].port", "array into Go struct field NetworkPolicyPort.spec.ingress.ports.port of type int32")]
    [InlineData("spec: {ingress: [{ports: [{port: {}}]}]}", "spec.ingress[0].ports[0].port", "object into Go struct field NetworkPolicyPort.spec.ingress.ports.port of type int32")]
    [InlineData("spec: {ingress: [{ports: [{endPort: \"90\"}]}]}", "spec.ingress[0].ports[0].endPort", "string into Go struct field NetworkPolicyPort.spec.ingress.ports.endPort of type int32")]
    [InlineData("spec: {ingress: [{ports: [{protocol: 6}]}]}", "spec.ingress[0].ports[0].protocol", "number into Go struct field NetworkPolicyPort.spec.ingress.ports.protocol of type v1.Protocol")]
    // selectors: map keys are no fields to the decoder
    [InlineData("spec: {podSelector: {matchLabels: []}}", "spec.podSelector.matchLabels", "array into Go struct field LabelSelector.spec.podSelector.matchLabels of type map[string]string")]
    [InlineData("spec: {podSelector: {matchLabels: {app: yes}}}", "spec.podSelector.matchLabels.app", "bool into Go struct field LabelSelector.spec.podSelector.matchLabels of type string")]
    [InlineData("spec: {podSelector: {matchLabels: {app: 1.5}}}", "spec.podSelector.matchLabels.app", "number into Go struct field LabelSelector.spec.podSelector.matchLabels of type string")]
    [InlineData("spec: {podSelector: {matchExpressions: {}}}", "spec.podSelector.matchExpressions", "object into Go struct field LabelSelector.spec.podSelector.matchExpressions of type []v1.LabelSelectorRequirement")]
    [InlineData("spec: {podSelector: {matchExpressions: [x]}}", "spec.podSelector.matchExpressions[0]", "string into Go struct field LabelSelector.spec.podSelector.matchExpressions of type v1.LabelSelectorRequirement")]
    [InlineData("spec: {podSelector: {matchExpressions: [{key: 1}]}}", "spec.podSelector.matchExpressions[0].key", "number into Go struct field LabelSelectorRequirement.spec.podSelector.matchExpressions.key of type string")]
    [InlineData("spec: {podSelector: {matchExpressions: [{operator: 1}]}}", "spec.podSelector.matchExpressions[0].operator", "number into Go struct field LabelSelectorRequirement.spec.podSelector.matchExpressions.operator of type v1.LabelSelectorOperator")]
    [InlineData("spec: {podSelector: {matchExpressions: [{values: x}]}}", "spec.podSelector.matchExpressions[0].values", "string into Go struct field LabelSelectorRequirement.spec.podSelector.matchExpressions.values of type []string")]
    [InlineData("spec: {podSelector: {matchExpressions: [{values: [on]}]}}", "spec.podSelector.matchExpressions[0].values[0]", "bool into Go struct field LabelSelectorRequirement.spec.podSelector.matchExpressions.values of type string")]
    // metadata
    [InlineData("metadata: {name: 1}", "metadata.name", "number into Go struct field ObjectMeta.metadata.name of type string")]
    [InlineData("metadata: {generateName: 1}", "metadata.generateName", "number into Go struct field ObjectMeta.metadata.generateName of type string")]
    [InlineData("metadata: {namespace: 1}", "metadata.namespace", "number into Go struct field ObjectMeta.metadata.namespace of type string")]
    [InlineData("metadata: {selfLink: 1}", "metadata.selfLink", "number into Go struct field ObjectMeta.metadata.selfLink of type string")]
    [InlineData("metadata: {resourceVersion: 1}", "metadata.resourceVersion", "number into Go struct field ObjectMeta.metadata.resourceVersion of type string")]
    [InlineData("metadata: {uid: 1}", "metadata.uid", "number into Go struct field ObjectMeta.metadata.uid of type types.UID")]
    [InlineData("metadata: {generation: \"1\"}", "metadata.generation", "string into Go struct field ObjectMeta.metadata.generation of type int64")]
    [InlineData("metadata: {deletionGracePeriodSeconds: true}", "metadata.deletionGracePeriodSeconds", "bool into Go struct field ObjectMeta.metadata.deletionGracePeriodSeconds of type int64")]
    [InlineData("metadata: {creationTimestamp: 1}", "metadata.creationTimestamp", "number into Go struct field ObjectMeta.metadata.creationTimestamp of type string")]
    [InlineData("metadata: {deletionTimestamp: {}}", "metadata.deletionTimestamp", "object into Go struct field ObjectMeta.metadata.deletionTimestamp of type string")]
    [InlineData("metadata: {labels: x}", "metadata.labels", "string into Go struct field ObjectMeta.metadata.labels of type map[string]string")]
    [InlineData("metadata: {labels: {a: []}}", "metadata.labels.a", "array into Go struct field ObjectMeta.metadata.labels of type string")]
    [InlineData("metadata: {annotations: {a: {}}}", "metadata.annotations.a", "object into Go struct field ObjectMeta.metadata.annotations of type string")]
    [InlineData("metadata: {finalizers: x}", "metadata.finalizers", "string into Go struct field ObjectMeta.metadata.finalizers of type []string")]
    [InlineData("metadata: {ownerReferences: {}}", "metadata.ownerReferences", "object into Go struct field ObjectMeta.metadata.ownerReferences of type []v1.OwnerReference")]
    [InlineData("metadata: {ownerReferences: [x]}", "metadata.ownerReferences[0]", "string into Go struct field ObjectMeta.metadata.ownerReferences of type v1.OwnerReference")]
    [InlineData("metadata: {ownerReferences: [{apiVersion: 1}]}", "metadata.ownerReferences[0].apiVersion", "number into Go struct field OwnerReference.metadata.ownerReferences.apiVersion of type string")]
    [InlineData("metadata: {ownerReferences: [{kind: 1}]}", "metadata.ownerReferences[0].kind", "number into Go struct field OwnerReference.metadata.ownerReferences.kind of type string")]
    [InlineData("metadata: {ownerReferences: [{name: 1}]}", "metadata.ownerReferences[0].name", "number into Go struct field OwnerReference.metadata.ownerReferences.name of type string")]
    [InlineData("metadata: {ownerReferences: [{uid: 1}]}", "metadata.ownerReferences[0].uid", "number into Go struct field OwnerReference.metadata.ownerReferences.uid of type types.UID")]
    [InlineData("metadata: {ownerReferences: [{controller: 1}]}", "metadata.ownerReferences[0].controller", "number into Go struct field OwnerReference.metadata.ownerReferences.controller of type bool")]
    [InlineData("metadata: {ownerReferences: [{blockOwnerDeletion: x}]}", "metadata.ownerReferences[0].blockOwnerDeletion", "string into Go struct field OwnerReference.metadata.ownerReferences.blockOwnerDeletion of type bool")]
    [InlineData("metadata: {managedFields: {}}", "metadata.managedFields", "object into Go struct field ObjectMeta.metadata.managedFields of type []v1.ManagedFieldsEntry")]
    [InlineData("metadata: {managedFields: [x]}", "metadata.managedFields[0]", "string into Go struct field ObjectMeta.metadata.managedFields of type v1.ManagedFieldsEntry")]
    [InlineData("metadata: {managedFields: [{manager: 1}]}", "metadata.managedFields[0].manager", "number into Go struct field ManagedFieldsEntry.metadata.managedFields.manager of type string")]
    [InlineData("metadata: {managedFields: [{operation: 1}]}", "metadata.managedFields[0].operation", "number into Go struct field ManagedFieldsEntry.metadata.managedFields.operation of type v1.ManagedFieldsOperationType")]
    [InlineData("metadata: {managedFields: [{time: 1}]}", "metadata.managedFields[0].time", "number into Go struct field ManagedFieldsEntry.metadata.managedFields.time of type string")]
    public void Read_WrongType_IsRefusedInTheDecodersWords(string line, string path, string words)
    {
        PolicyCheck check = Of(line);

        Finding found = Assert.Single(check.Findings);
        Assert.Equal(("RF2003", path, $"json: cannot unmarshal {words}"), (found.Code, found.Path, found.Server));
        Assert.IsType<NetworkPolicyReading.Invalid>(check.Reading);
    }

    [Theory] // 3.7: past int32, or with a fraction; the number as JSON has it
    [InlineData("80.5", "80.5", "port")]
    [InlineData("3000000000", "3000000000", "port")]
    [InlineData("2147483648", "2147483648", "port")]
    [InlineData("-2147483649", "-2147483649", "port")]
    [InlineData("0x80000000", "2147483648", "port")]
    [InlineData("1e21", "1e+21", "port")]
    [InlineData("8.05e1", "80.5", "endPort")]
    [InlineData("9223372036854775808", "9223372036854775808", "endPort")]
    public void Read_NumberThatDoesNotFit_IsRefusedInTheDecodersWords(string written, string json, string field)
    {
        PolicyCheck check = PolicyCheck.OfPort($"{{{field}: {written}}}");

        string path = $"spec.ingress[0].ports[0].{field}";
        Assert.Equal(
            [new Finding("RF2004", path, $"json: cannot unmarshal number {json} into Go struct field NetworkPolicyPort.spec.ingress.ports.{field} of type int32", written)],
            check.Findings);
        Assert.IsType<NetworkPolicyReading.Invalid>(check.Reading);
    }

    [Theory] // 64 bits where the field has them
    [InlineData("generation: 9223372036854775807", null)]
    [InlineData("generation: 3000000000", null)]
    [InlineData("deletionGracePeriodSeconds: null", null)]
    [InlineData("generation: 9223372036854775808", "json: cannot unmarshal number 9223372036854775808 into Go struct field ObjectMeta.metadata.generation of type int64")]
    [InlineData("deletionGracePeriodSeconds: 1.5", "json: cannot unmarshal number 1.5 into Go struct field ObjectMeta.metadata.deletionGracePeriodSeconds of type int64")]
    public void Read_WideNumber_FitsIntoSixtyFourBits(string field, string? words) => Assert.Equal(
        words is null ? [] : [words], PolicyCheck.OfMetadata($"{{name: p, {field}}}").Server);

    [Fact] // every one is found, and an object that could not be decoded is not validated
    public void Read_SeveralWrongTypes_AreAllFoundAndNothingElse() => Assert.Equal(
        ["RF2003", "RF2001", "RF2003", "RF2004"],
        PolicyCheck.OfSpec("{podSelector: [], x: 1, ingress: [{from: [{podSelector: x}], ports: [{port: 0.5}]}], policyTypes: [sideways]}")
            .Findings.Select(finding => finding.Code));

    [Theory] // null is the zero value everywhere
    [InlineData("spec: null")]
    [InlineData("spec: {podSelector: null, ingress: null, egress: null, policyTypes: null}")]
    [InlineData("spec: {podSelector: {matchLabels: null, matchExpressions: null}}")]
    [InlineData("spec: {ingress: [null]}")]
    [InlineData("spec: {egress: [{to: null, ports: null}]}")]
    [InlineData("spec: {ingress: [{ports: [null]}]}")]
    [InlineData("spec: {podSelector: {matchLabels: {app: null}}}")]
    [InlineData("metadata: {name: p, labels: null, annotations: null, ownerReferences: null, finalizers: null, managedFields: null}")]
    [InlineData("metadata: {name: p, namespace: null, uid: null, generation: null, creationTimestamp: null, deletionTimestamp: null, generateName: null}")]
    [InlineData("metadata: {name: p, managedFields: [null, {time: null, fieldsV1: null}]}")]
    // what a dump carries
    [InlineData("metadata: {name: p, uid: u, resourceVersion: '1', generation: 1, selfLink: /x, creationTimestamp: '2026-01-31T12:00:00Z', managedFields: [{manager: kubectl, operation: Apply, apiVersion: networking.k8s.io/v1, time: '2026-01-31T12:00:00Z', fieldsType: FieldsV1, fieldsV1: {'f:spec': {}}, subresource: x}]}")]
    [InlineData("metadata: {name: p, creationTimestamp: 2026-01-31T12:00:00Z}")]
    public void Read_NullsAndServerFields_AreAccepted(string line) => Assert.Empty(Of(line).Findings);

    [Fact] // what is absent is pointed at by what is around it
    public void Read_Spec_IsItsOwnPlaceOrTheObject()
    {
        PolicyCheck with = Of("spec: {podSelector: {}}");
        PolicyCheck without = Of("metadata: {name: p}");

        Assert.Equal(with.Document.Root["spec"u8].Span, with.Valid.Stored.Spec.Node.Span);
        Assert.Equal(without.Document.Root.Span, without.Valid.Stored.Spec.Node.Span);
    }

    [Theory]
    [InlineData("creationTimestamp", "yesterday", "parsing time \"yesterday\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"yesterday\" as \"2006\"")]
    [InlineData("deletionTimestamp", "", "parsing time \"\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"2006\"")]
    public void Read_MalformedTime_IsRefused(string field, string text, string words)
    {
        PolicyCheck check = PolicyCheck.OfMetadata($"{{name: p, {field}: '{text}'}}");

        Assert.Equal([new Finding("RF2007", $"metadata.{field}", words, $"'{text}'")], check.Findings);
        Assert.Equal($"`metadata.{field}` is `{text}`, which is not a time", check.Diagnostics[0].Message);
        Assert.IsType<NetworkPolicyReading.Invalid>(check.Reading);
    }

    [Theory]
    [InlineData("metadata: {name: web, namespace: shop}\nspec: {x: 1}", "shop", "web")]
    [InlineData("metadata: {name: web}\nspec: {x: 1}", "", "web")]
    [InlineData("metadata: {name: 1}", "", "")]
    [InlineData("metadata: []", "", "")]
    public void Read_Fault_NamesTheObjectAsTheDocumentDoes(string lines, string space, string name) => Assert.All(
        Of(lines).Diagnostics, found => Assert.Equal(new Ringfence.Syntax.ObjectName("NetworkPolicy", space, name), found.Object));

    [Fact]
    public void Read_InvalidObject_SaysWhichPolicyItIs()
    {
        NetworkPolicyReading.Invalid reading = Assert.IsType<NetworkPolicyReading.Invalid>(Of("spec: {x: 1}").Reading);

        Assert.Equal("fallback/p", reading.Ref.ToString());
    }

    [Fact]
    public void Read_JsonText_IsDecodedAlike() => Assert.Equal(
        ["json: cannot unmarshal number 80.5 into Go struct field NetworkPolicyPort.spec.ingress.ports.port of type int32"],
        PolicyCheck.Of("{\"apiVersion\":\"networking.k8s.io/v1\",\"kind\":\"NetworkPolicy\",\"metadata\":{\"name\":\"p\"},\"spec\":{\"ingress\":[{\"ports\":[{\"port\":80.5}]}]}}").Server);

    // Go's JSON has no such numbers: writing them fails before any field is looked at.
    [Theory]
    [InlineData(".inf", "+Inf")]
    [InlineData("+.Inf", "+Inf")]
    [InlineData("-.INF", "-Inf")]
    [InlineData(".NaN", "NaN")]
    public void Read_NumberThatJsonCannotHold_IsRefusedAsGoDoesAndShownAsWritten(string written, string go)
    {
        PolicyCheck check = Of($"spec: {{ingress: [{{ports: [{{port: {written}}}]}}]}}");

        Assert.Equal([$"json: unsupported value: {go}"], check.Server);
        Assert.Contains($" is {written}, ", check.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    // The given lines, and metadata with a name unless they bring their own.
    private static PolicyCheck Of(string lines) => PolicyCheck.Of(
        $"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n{(lines.StartsWith("metadata", StringComparison.Ordinal) ? string.Empty : "metadata: {name: p}\n")}{lines}\n");

    private static (int Line, int Column) Position(PolicyCheck check)
    {
        Ringfence.Syntax.SourcePosition position = Assert.Single(check.Diagnostics).Location.Position;
        return (position.Line, position.Column);
    }
}
