using System.Globalization;
using System.Text.Json.Nodes;

namespace Ringfence.Bench;

/// <summary>Makes pods, as written by hand or as a server prints them.</summary>
internal static class PodObjects
{
    private const int PodsPerNode = 50;

    /// <summary>A namespace's nth pod.</summary>
    public static JsonObject Of(int space, int pod, ObjectForm form)
    {
        string name = ClusterObjects.SpaceOf(space);
        int number = (space * ClusterSize.PodsPerNamespace) + pod;
        (Tier tier, int replica) = Tier.Of(pod);
        string owner = tier.OwnerName(space);
        string address = $"10.{64 + (number >> 16)}.{number >> 8 & 255}.{number & 255}";
        JsonObject metadata = new()
        {
            ["name"] = tier.PodName(space, replica),
            ["namespace"] = name,
            ["labels"] = LabelsOf(name, space, tier, replica),
            ["ownerReferences"] = WorkloadObjects.Owner(tier.Workload == "Deployment" ? "ReplicaSet" : tier.Workload, owner),
        };
        JsonObject status = new() { ["phase"] = "Running", ["podIP"] = address };
        JsonObject spec = new() { ["nodeName"] = $"node-{number / PodsPerNode:d4}", ["containers"] = new JsonArray(Container(tier, form)) };
        if (form == ObjectForm.Dump)
        {
            AddDumpedMetadata(metadata, number, owner);
            AddDumpedSpec(spec, tier.Name);
            AddDumpedStatus(status, number, tier.Name, address);
        }

        return new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Pod", ["metadata"] = metadata, ["spec"] = spec, ["status"] = status };
    }

    private static JsonObject LabelsOf(string name, int space, Tier tier, int replica)
    {
        JsonObject labels = WorkloadObjects.Labels(name, tier);
        if (tier.Workload == "Deployment")
        {
            labels["pod-template-hash"] = tier.Hash(space);
        }
        else
        {
            // The controller of StatefulSets tells its pods apart: no two of them have the same labels.
            labels["apps.kubernetes.io/pod-index"] = replica.ToString(CultureInfo.InvariantCulture);
            labels["statefulset.kubernetes.io/pod-name"] = tier.PodName(space, replica);
        }

        return labels;
    }

    private static JsonObject Container(Tier tier, ObjectForm form)
    {
        JsonObject container = new()
        {
            ["name"] = tier.Name,
            ["image"] = $"registry.example.com/shop/{tier.Name}:1.42.3",
            ["ports"] = WorkloadObjects.Ports(tier),
        };
        if (form == ObjectForm.Dump)
        {
            container["resources"] = new JsonObject
            {
                ["limits"] = new JsonObject { ["cpu"] = "500m", ["memory"] = "256Mi" },
                ["requests"] = new JsonObject { ["cpu"] = "50m", ["memory"] = "128Mi" },
            };
            container["securityContext"] = new JsonObject { ["allowPrivilegeEscalation"] = false, ["runAsNonRoot"] = true };
            container["imagePullPolicy"] = "IfNotPresent";
            container["env"] = new JsonArray(
                new JsonObject { ["name"] = "LOG_LEVEL", ["value"] = "info" },
                new JsonObject { ["name"] = "DATABASE_URL", ["value"] = "postgres://db:5432/shop?sslmode=require" },
                new JsonObject { ["name"] = "POD_IP", ["valueFrom"] = new JsonObject { ["fieldRef"] = new JsonObject { ["apiVersion"] = "v1", ["fieldPath"] = "status.podIP" } } });
            container["livenessProbe"] = Probe("/healthz", 10);
            container["readinessProbe"] = Probe("/ready", 5);
            container["terminationMessagePath"] = "/dev/termination-log";
            container["terminationMessagePolicy"] = "File";
            container["volumeMounts"] = new JsonArray(
                new JsonObject { ["mountPath"] = "/etc/shop", ["name"] = "config" },
                new JsonObject { ["mountPath"] = "/var/run/secrets/kubernetes.io/serviceaccount", ["name"] = "kube-api-access-x7k2p", ["readOnly"] = true });
        }

        return container;
    }

    private static JsonObject Probe(string path, int period) => new()
    {
        ["failureThreshold"] = 3,
        ["httpGet"] = new JsonObject { ["path"] = path, ["port"] = "main", ["scheme"] = "HTTP" },
        ["periodSeconds"] = period,
        ["successThreshold"] = 1,
        ["timeoutSeconds"] = 1,
    };

    private static void AddDumpedMetadata(JsonObject metadata, int number, string owner)
    {
        metadata["annotations"] = new JsonObject { ["checksum/config"] = $"9f86d081884c7d659a2feaa0c55ad015{number:x8}", ["prometheus.io/scrape"] = "true" };
        metadata["creationTimestamp"] = "2026-03-02T09:41:17Z";
        metadata["generateName"] = $"{owner}-";
        metadata["resourceVersion"] = (1_000_000 + number).ToString(CultureInfo.InvariantCulture);
        metadata["uid"] = $"0d7a2f9c-3c55-4a1b-8e0f-0000{number:x8}";
    }

    private static void AddDumpedSpec(JsonObject spec, string tier)
    {
        spec["dnsPolicy"] = "ClusterFirst";
        spec["enableServiceLinks"] = true;
        spec["preemptionPolicy"] = "PreemptLowerPriority";
        spec["priority"] = 0;
        spec["restartPolicy"] = "Always";
        spec["schedulerName"] = "default-scheduler";
        spec["securityContext"] = new JsonObject { ["fsGroup"] = 65532, ["runAsNonRoot"] = true };
        spec["serviceAccountName"] = tier;
        spec["terminationGracePeriodSeconds"] = 30;
        spec["tolerations"] = new JsonArray(
            new JsonObject { ["effect"] = "NoExecute", ["key"] = "node.kubernetes.io/not-ready", ["operator"] = "Exists", ["tolerationSeconds"] = 300 },
            new JsonObject { ["effect"] = "NoExecute", ["key"] = "node.kubernetes.io/unreachable", ["operator"] = "Exists", ["tolerationSeconds"] = 300 });
        spec["volumes"] = new JsonArray(
            new JsonObject { ["configMap"] = new JsonObject { ["defaultMode"] = 420, ["name"] = $"{tier}-config" }, ["name"] = "config" },
            new JsonObject { ["emptyDir"] = new JsonObject(), ["name"] = "kube-api-access-x7k2p" });
    }

    private static void AddDumpedStatus(JsonObject status, int number, string tier, string address)
    {
        status["conditions"] = new JsonArray([.. ((string[])["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"]).Select(Condition)]);
        status["containerStatuses"] = new JsonArray(new JsonObject
        {
            ["containerID"] = $"containerd://2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e88{number:x8}",
            ["image"] = $"registry.example.com/shop/{tier}:1.42.3",
            ["imageID"] = $"registry.example.com/shop/{tier}@sha256:fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9",
            ["lastState"] = new JsonObject(),
            ["name"] = tier,
            ["ready"] = true,
            ["restartCount"] = 0,
            ["started"] = true,
            ["state"] = new JsonObject { ["running"] = new JsonObject { ["startedAt"] = "2026-03-02T09:41:19Z" } },
        });
        status["hostIP"] = $"192.168.10.{number % 100}";
        status["hostIPs"] = new JsonArray(new JsonObject { ["ip"] = $"192.168.10.{number % 100}" });
        status["podIPs"] = new JsonArray(new JsonObject { ["ip"] = address });
        status["qosClass"] = "Burstable";
        status["startTime"] = "2026-03-02T09:41:17Z";
    }

    private static JsonNode Condition(string type) => new JsonObject
    {
        ["lastProbeTime"] = null,
        ["lastTransitionTime"] = "2026-03-02T09:41:19Z",
        ["status"] = "True",
        ["type"] = type,
    };
}
