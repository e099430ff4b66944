# shellcheck shell=bash
# Whether the package feed has TorchSharp.

# The version that the repository is written for.
torchsharp_version() { sed -n 's:.*Include="TorchSharp" Version="\([^"]*\)".*:\1:p' "$1/Directory.Packages.props"; }

# Restores a project that wants nothing else. Sets found_provider and found_reason, for who calls it.
# shellcheck disable=SC2034
find_torchsharp() {
    local root=$1 version=$2 log=$3 probe
    say "Looking for TorchSharp $version on the package feed ..."
    probe=$(mktemp -d)
    # The feeds of the repository, where it names any.
    for config in nuget.config NuGet.config NuGet.Config; do
        [ -f "$root/$config" ] && cp "$root/$config" "$probe/"
    done
    cat > "$probe/probe.csproj" << PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>$(sed -n 's:.*<TargetFramework>\(.*\)</TargetFramework>.*:\1:p' "$root/Directory.Build.props")</TargetFramework>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="TorchSharp" Version="[$version]" />
    <PackageReference Include="TorchSharp-cpu" Version="[$version]" />
  </ItemGroup>
</Project>
PROJECT
    if DOTNET_NOLOGO=1 dotnet restore "$probe/probe.csproj" --verbosity quiet > "$log" 2>&1; then
        found_provider=TorchSharp
        found_reason="the package feed has it"
    elif grep -qE 'NU110[12]' "$log"; then
        found_provider=System
        found_reason="the package feed has no TorchSharp $version"
    else
        # No network, for one. What is not on the machine then, cannot be restored for the build either.
        found_provider=System
        found_reason="the package feed cannot be asked for TorchSharp $version"
    fi
    rm -rf "$probe"
}
