namespace Ringfence.Lab;

/// <summary>What a lab needs of the machine.</summary>
public static class LabRequirements
{
    private const int NotPermitted = 1;

    /// <summary>What is missing and how to get it, a sentence each; empty when a lab can be started.</summary>
    public static IReadOnlyList<string> FindMissing()
    {
        if (!OperatingSystem.IsLinux())
        {
            return ["the lab is made of Linux network namespaces, and this is another system: run it in a virtual machine with Linux"];
        }

        try
        {
            NetNsVisit.Run(visit =>
            {
                using NetNs space = visit.Create();
                visit.Set("ipv4/ip_forward", "1");
                return true;
            });
            return [];
        }
        catch (IOException fault) when (fault.HResult == NotPermitted)
        {
            return ["the lab makes network namespaces, which takes root: run it with `sudo`"];
        }
        catch (UnauthorizedAccessException)
        {
            return ["the lab sets variables under /proc/sys/net, and they are read-only here: in a container, run it with `--privileged`"];
        }
        catch (IOException fault)
        {
            return [$"the lab makes network namespaces, and the kernel refuses: {fault.Message}"];
        }
    }
}
