# What scripts/test and scripts/run need before they can build. Sourced by both, never run alone.

minimum_swift=6.2
# git fetches the packages, g++ builds their C parts, the libraries are named in Package.swift, tzdata knows the zones.
packages=(
    ca-certificates curl g++ git libcurl4-openssl-dev libgmime-3.0-dev libsqlite3-dev libxml2-dev pkg-config tzdata
)

# Says which step we are at.
step() { printf '\n== %s\n' "$*" >&2; }

# Ends with words about what the reader can do.
give_up() {
    { echo; printf '%s\n' "$@"; } >&2
    exit 1
}

require_swift() {
    step "looking for Swift $minimum_swift or newer"
    # Swiftly puts itself on the path of new shells only.
    if ! command -v swift > /dev/null && [ -r "$HOME/.local/share/swiftly/env.sh" ]; then
        # shellcheck disable=SC1091
        . "$HOME/.local/share/swiftly/env.sh"
    fi
    local version=none
    if command -v swift > /dev/null; then
        version=$(swift --version 2> /dev/null | sed -nE 's/.*Swift version ([0-9]+(\.[0-9]+)*).*/\1/p' | head -n 1)
    fi
    if [ "$version" = none ] || ! printf '%s\n' "$minimum_swift" "$version" | sort -C -V; then
        give_up "Paidan needs Swift $minimum_swift or newer (got ${version:-an unknown version})." \
            "The official way to install it (https://www.swift.org/install/linux/):" \
            "    curl -O https://download.swift.org/swiftly/linux/swiftly-$(uname -m).tar.gz" \
            "    tar zxf swiftly-$(uname -m).tar.gz && ./swiftly init" \
            "Then open a new shell and start this script again."
    fi
    echo "Swift $version" >&2
}

install_packages() {
    step "looking for the Debian packages that Paidan is built with"
    if ! command -v dpkg-query > /dev/null; then
        echo "this is not Debian: if the build misses something, it is one of: ${packages[*]}" >&2
        return
    fi
    local package missing=()
    for package in "${packages[@]}"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null)" = installed ] || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        echo "all are installed" >&2
        return
    fi
    local root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo > /dev/null || give_up "Some packages are missing. As root, please run:" \
            "    apt-get update && apt-get install --no-install-recommends ${missing[*]}"
        root=(sudo)
    fi
    step "installing ${missing[*]} (${root[*]+${root[*]} }apt-get update, then apt-get install)"
    "${root[@]}" apt-get update >&2 || echo "apt-get update failed: trying with the lists that are there" >&2
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends "${missing[@]}" >&2 \
        || give_up "The packages could not be installed; apt-get says why above."
}

prepare() {
    require_swift
    install_packages
}
