#!/usr/bin/env bash
# Finds out which libtorch this machine can have, installs what is missing, and records the choice for MSBuild.
#
#   TorchSharp  the NuGet packages, where the package feed has them
#   System      src/Torch over the libtorch of the system's package manager, otherwise
#
# TORCH_PROVIDER=System or TORCH_PROVIDER=TorchSharp asks for one of them. Where all is done, this takes no time.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
record=$root/artifacts/provider.props
log=$root/artifacts/setup.log

# shellcheck source=eng/console.sh
. "$here/console.sh"
# shellcheck source=eng/torchsharp.sh
. "$here/torchsharp.sh"
# shellcheck source=eng/system.sh
. "$here/system.sh"

version=$(torchsharp_version "$root")

# What was recorded holds for the TorchSharp version it was found out for, and until another provider is asked for.
recorded() { if [ -f "$record" ]; then sed -n "s:.*<$1[^>]*>\(.*\)</$1>.*:\1:p" "$record"; fi; }

asked=${TORCH_PROVIDER:-}
case $asked in
    '' | System | TorchSharp) ;;
    *) fail "TORCH_PROVIDER is '$asked'; it can be System or TorchSharp, or not set to let this script decide." ;;
esac

provider=
if [ "$(recorded TorchProviderDecidedFor)" = "$version/$asked" ]; then
    provider=$(recorded TorchProvider)
    reason=$(recorded TorchProviderReason)
fi

if [ -z "$provider" ]; then
    need_sdk "$root"
    mkdir -p "$root/artifacts"
    if [ -n "$asked" ]; then
        provider=$asked
        reason="TORCH_PROVIDER asks for it"
    fi
    if [ "$asked" != System ]; then
        find_torchsharp "$root" "$version" "$log"
        if [ -z "$asked" ]; then
            provider=$found_provider
            reason=$found_reason
        elif [ "$found_provider" != TorchSharp ]; then
            fail "TORCH_PROVIDER asks for TorchSharp, but $found_reason." "What the restore said is in $log."
        fi
    fi
fi

if [ "$provider" = System ]; then
    need_system_libtorch "$log" "$reason"
fi

text="<Project>
  <!-- Written by eng/setup.sh, which decides again where this file is deleted. -->
  <PropertyGroup>
    <TorchProvider Condition=\"'\$(TorchProvider)' == ''\">$provider</TorchProvider>
    <TorchProviderReason>$reason</TorchProviderReason>
    <TorchProviderDecidedFor>$version/$asked</TorchProviderDecidedFor>
  </PropertyGroup>
</Project>"

# Left alone where nothing changes: a newer file would have everything compiled again.
if [ ! -f "$record" ] || [ "$(cat "$record")" != "$text" ]; then
    printf '%s\n' "$text" > "$record.new"
    mv "$record.new" "$record"
fi

case $provider in
    System) say "libtorch: the system's ($reason)" ;;
    TorchSharp) say "libtorch: TorchSharp $version ($reason)" ;;
esac
